namespace Akin.Rendering.Mosaics;

/// <summary>The ground of a mosaic.</summary>
public static class MosaicGround
{
    /// <summary>Nearly black.</summary>
    public const int Dark = 0x14161A;

    /// <summary>White.</summary>
    public const int Light = 0xFFFFFF;

    /// <summary>Whether letters on a colour are light.</summary>
    /// <param name="ground"><c>0xRRGGBB</c>.</param>
    public static bool IsDark(int ground) =>
        (299 * (ground >> 16)) + (587 * ((ground >> 8) & 0xFF)) + (114 * (ground & 0xFF)) < 128_000;
}
