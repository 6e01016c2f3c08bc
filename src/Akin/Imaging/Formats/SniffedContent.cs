namespace Akin.Imaging.Formats;

/// <summary>What a file is by its content.</summary>
/// <param name="Format">The format; <see cref="ImageFormat.Unknown"/> when it is not a picture.</param>
/// <param name="Name">
/// A picture format's usual name (<c>JPEG</c>, <c>HEIC</c>); else what the file seems to be, with its article (<c>a
/// PDF document</c>).
/// </param>
internal readonly record struct SniffedContent(ImageFormat Format, string Name)
{
    /// <summary>Whether it is a picture of any kind.</summary>
    public bool IsPicture => Format != ImageFormat.Unknown;
}
