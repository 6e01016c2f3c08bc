using System.Globalization;
using Akin.Imaging;
using Akin.Intake;

namespace Akin.Workspace;

/// <summary>
/// What reading one file told: its fingerprint, its header and the state that follows. Never throws for a bad file.
/// </summary>
internal readonly record struct FileReading(Fingerprint? Fingerprint, DecodeOutcome Outcome)
{
    public static FileReading Of(SourceFile file, string path, IndexOptions options)
    {
        if (file.State != PictureState.Pending)
        {
            return Without(file.State, file.Reason);
        }

        // Pipes, sockets and devices have no size either; opening one could wait for ever.
        if (file.Size == 0)
        {
            return Without(PictureState.Empty, "file without a byte");
        }

        if (file.Size > options.MaxFileBytes)
        {
            return Without(
                PictureState.TooLarge,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"file of {file.Size >> 20:N0} MiB, over the limit of {options.MaxFileBytes >> 20:N0} MiB"));
        }

        try
        {
            using var content = FileContent.Read(path);
            return new(Intake.Fingerprint.OfBytes(content.Bytes.Span), options.ReadHeader(content.Bytes));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Without(PictureState.Unreachable, $"file that cannot be read: {Plain(error)}");
        }
    }

    private static FileReading Without(PictureState state, string reason) => new(null, new(state, reason, null, ""));

    private static string Plain(Exception error) => error switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException => "it vanished",
        _ => error.Message,
    };
}
