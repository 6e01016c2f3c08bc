namespace Akin.Native.Vips;

/// <summary>libvips is missing or refused an operation.</summary>
public sealed class VipsException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, in one sentence.</param>
    /// <param name="nativeText">libvips' own words, lines joined by "; "; empty when it gave none.</param>
    /// <param name="remedy">What to do; empty when nothing helps but another file.</param>
    public VipsException(string message, string nativeText = "", string remedy = "")
        : base(string.Join(' ', new[] { message, nativeText, remedy }.Where(part => part.Length > 0)))
    {
        NativeText = nativeText;
        Remedy = remedy;
    }

    /// <summary>libvips' own words; reliable only for what <see cref="VipsGate"/> ran.</summary>
    public string NativeText { get; }

    /// <summary>What to do; empty when nothing helps but another file.</summary>
    public string Remedy { get; }
}
