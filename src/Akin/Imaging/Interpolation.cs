namespace Akin.Imaging;

/// <summary>
/// How pixels become those of another size. All but <see cref="Nearest"/> are antialiased: when shrinking, the filter
/// is as wide as the step, so that every pixel counts.
/// </summary>
public enum Interpolation
{
    /// <summary>A triangle as wide as two pixels: linear when enlarging. Pillow's <c>BILINEAR</c>.</summary>
    Bilinear,

    /// <summary>Cubic convolution with a = −0.5 over four pixels (Keys, 1981). Pillow's <c>BICUBIC</c>.</summary>
    Bicubic,

    /// <summary>A sinc over six pixels under its own middle lobe. Pillow's <c>LANCZOS</c>.</summary>
    Lanczos,

    /// <summary>The pixel under each new pixel's centre, and no other. Pillow's <c>NEAREST</c>.</summary>
    Nearest,
}
