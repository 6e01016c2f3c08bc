namespace Akin.Rendering.Mosaics;

/// <summary>How a mosaic looks.</summary>
public sealed record MosaicOptions
{
    /// <summary>The usual side of pictures on a map, in pixels.</summary>
    public const int UsualSide = 50;

    /// <summary>Width in pixels, ≥ 1. Default: 5,000.</summary>
    public int Width { get; init; } = 5000;

    /// <summary>Height in pixels, ≥ 1. Default: 5,000.</summary>
    public int Height { get; init; } = 5000;

    /// <summary>
    /// The longest side of a picture in pixels, without its border, ≥ 1; smaller pictures are not made larger.
    /// Default: <see langword="null"/> = 50 on the map; on a raster as much as fills the mosaic.
    /// </summary>
    public int? MaxSide { get; init; }

    /// <summary>Width of the border around each picture in pixels, ≥ 0. Default: 2.</summary>
    public int Border { get; init; } = 2;

    /// <summary>Pixels at each edge that pictures of a map keep free, ≥ 0; a raster takes all. Default: 0.</summary>
    public int Margin { get; init; }

    /// <summary>Colour of the ground, <c>0xRRGGBB</c>. Default: <see cref="MosaicGround.Dark"/>.</summary>
    public int Ground { get; init; } = MosaicGround.Dark;

    /// <summary>Whether pictures stand on a raster, so that none hides another. Default: no.</summary>
    public bool Grid { get; init; }

    /// <summary>Whether each axis fills the mosaic by itself; else one scale serves both. Default: no.</summary>
    public bool Stretch { get; init; }

    /// <summary>
    /// The part of the map that the mosaic shows; the same for several mosaics gives them the same axes. Default:
    /// <see langword="null"/> = that of its own pictures.
    /// </summary>
    public MapWindow? Window { get; init; }

    /// <summary>What the colours mean, written below the map; empty for nothing. Default: empty.</summary>
    public IReadOnlyList<MosaicKey> Legend { get; init; } = [];

    /// <summary>
    /// The legend of another mosaic, for which room is kept free where it takes more than this one's: several mosaics
    /// with one window and one room have the same axes. Default: empty.
    /// </summary>
    public IReadOnlyList<MosaicKey> LegendRoom { get; init; } = [];

    /// <summary>
    /// Bytes of decoded pictures that are held at once, as far as the pictures seen in a single row leave it; changes
    /// nothing but memory and time. Default: 512 MiB.
    /// </summary>
    public long PictureBytes { get; init; } = 512L << 20;

    /// <summary>Bytes of pixels that are worked on at once; changes nothing but memory. Default: 16 MiB.</summary>
    public int StripBytes { get; init; } = 16 << 20;

    /// <summary>Threads, ≥ 1; the pixels are the same for any. Default: one for each core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Refuses what cannot be, all faults in one message.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public void Check()
    {
        var faults = new List<string>();
        Least(Width, 1, nameof(Width));
        Least(Height, 1, nameof(Height));
        Least(MaxSide ?? 1, 1, nameof(MaxSide));
        Least(Border, 0, nameof(Border));
        Least(Margin, 0, nameof(Margin));
        Least(StripBytes, 1, nameof(StripBytes));
        Least(Threads, 1, nameof(Threads));
        Least(PictureBytes, 1, nameof(PictureBytes));
        if (Ground is < 0 or > 0xFFFFFF)
            faults.Add($"{nameof(Ground)} is 0x{Ground:X}; it takes 0 to 0xFFFFFF");

        if (faults.Count > 0)
            throw new ArgumentException($"A mosaic cannot be so: {string.Join("; ", faults)}.");

        void Least(long value, int least, string name)
        {
            if (value < least)
                faults.Add($"{name} is {value}; it takes at least {least}");
        }
    }
}
