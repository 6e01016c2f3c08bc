namespace Akin.Native.Vips;

/// <summary>
/// What a picture's bands mean. libvips' numbers; any other number is an interpretation Akin has no name for.
/// </summary>
public enum VipsInterpretation
{
    /// <summary>Unknown number of bands without meaning.</summary>
    Multiband = 0,

    /// <summary>One band of grey, 8 bits.</summary>
    Grey = 1,

    /// <summary>CIE XYZ.</summary>
    Xyz = 12,

    /// <summary>CIE L*a*b*.</summary>
    Lab = 13,

    /// <summary>Cyan, magenta, yellow, black.</summary>
    Cmyk = 15,

    /// <summary>sRGB, 8 bits.</summary>
    Srgb = 22,

    /// <summary>sRGB, 16 bits.</summary>
    Rgb16 = 25,

    /// <summary>One band of grey, 16 bits.</summary>
    Grey16 = 26,

    /// <summary>Linear light, floating point.</summary>
    ScRgb = 28,
}
