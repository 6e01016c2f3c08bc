namespace Akin.Imaging;

/// <summary>A frame that a picture is to be decoded into.</summary>
/// <param name="Frame">Its size, and how the picture is brought into it.</param>
/// <param name="Rgb">Gets <see cref="PictureFrame.Bytes"/> bytes; undefined unless the picture is ready.</param>
public readonly record struct PictureTarget(PictureFrame Frame, Memory<byte> Rgb);
