namespace Akin.Imaging;

/// <summary>
/// A decoded picture as a viewer shows it: sRGB, 8 bits, upright, opaque; R, G, B interleaved, row-major.
/// </summary>
/// <param name="Width">Width in pixels, ≥ 1.</param>
/// <param name="Height">Height in pixels, ≥ 1.</param>
/// <param name="Pixels">Height × width × 3 bytes.</param>
public sealed record RgbImage(int Width, int Height, byte[] Pixels);
