using Akin.Rendering.Pictures;

namespace Akin.Rendering.Mosaics;

/// <summary>The ground of a mosaic, and which of the palette's colours stand out from it.</summary>
public static class MosaicGround
{
    /// <summary>Nearly black.</summary>
    public const int Dark = 0x14161A;

    /// <summary>White.</summary>
    public const int Light = 0xFFFFFF;

    /// <summary>Whether the palette's colours for dark ground are used on a colour.</summary>
    /// <param name="ground"><c>0xRRGGBB</c>.</param>
    public static bool IsDark(int ground) =>
        (299 * (ground >> 16)) + (587 * ((ground >> 8) & 0xFF)) + (114 * (ground & 0xFF)) < 128_000;

    /// <summary>The colour <c>0xRRGGBB</c> of a number of the palette on a ground.</summary>
    /// <param name="number">The number; −1 is grey.</param>
    /// <param name="ground"><c>0xRRGGBB</c>.</param>
    public static int ColourOn(int number, int ground) =>
        PixelSheet.Colour(IsDark(ground) ? Palette.OnDark(number) : Palette.OnLight(number));
}
