namespace Akin.Imaging.Formats;

/// <summary>What a file is by its content.</summary>
/// <param name="Format">The format; <see cref="ImageFormat.Unknown"/> when it is not a picture.</param>
/// <param name="Name">The usual name: <c>JPEG</c>, <c>HEIC</c>; of what is not a picture, what it seems to be: <c>a PDF document</c>.</param>
internal readonly record struct SniffedContent(ImageFormat Format, string Name);
