namespace Akin.Imaging;

/// <summary>What a picture's header says, read before anything is decoded.</summary>
/// <param name="Format">The format, by content.</param>
/// <param name="Width">Stored width in pixels, before orientation is applied; 0 when the header does not say.</param>
/// <param name="Height">Stored height in pixels, before orientation is applied; 0 when the header does not say.</param>
/// <param name="Orientation">EXIF orientation 1 … 8; 1 where there is none.</param>
public sealed record ImageHeader(ImageFormat Format, int Width, int Height, int Orientation = 1);
