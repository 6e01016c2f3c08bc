using System.Globalization;

namespace Akin.Intake;

/// <summary>The bytes of one picture cannot be had, and the state that it ends in for that.</summary>
public sealed class PictureFaultException : IOException
{
    /// <summary>Says why, for the ledger.</summary>
    /// <param name="state">The state it ends in.</param>
    /// <param name="reason">One sentence.</param>
    public PictureFaultException(PictureState state, string reason)
        : base(reason) => State = state;

    /// <summary>The state the picture ends in.</summary>
    public PictureState State { get; }

    /// <summary>
    /// State and reason for whatever reading a picture threw; none for what is no fault of the picture.
    /// </summary>
    public static (PictureState State, string Reason)? Of(Exception error) => error switch
    {
        PictureFaultException fault => (fault.State, fault.Message),
        UnauthorizedAccessException => (PictureState.Unreachable, "file that cannot be read: permission denied"),
        FileNotFoundException or DirectoryNotFoundException =>
            (PictureState.Unreachable, $"file that cannot be read: it vanished ({error.Message})"),
        IOException or NotSupportedException =>
            (PictureState.Unreachable, $"file that cannot be read: {error.Message}"),
        _ => null,
    };

    internal static PictureFaultException TooLarge(long bytes, long limit) => new(
        PictureState.TooLarge,
        $"file of {Size(bytes)}, over the limit of {Size(limit)}");

    internal static PictureFaultException UnpacksTooLarge(long limit) => new(
        PictureState.TooLarge, $"member that unpacks to more than the limit of {Size(limit)}");

    private static string Size(long bytes) => bytes < 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 20):N1} MiB");
}
