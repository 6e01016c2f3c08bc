using System.Globalization;

namespace Akin.Imaging.Writing;

/// <summary>
/// A deep-zoom pyramid (DZI, as OpenSeadragon and others show it): a small XML file and a folder of JPEG tiles, each
/// level half as large as the one below, down to one pixel. Levels are made as rows come, so what is held is a row of
/// tiles of each.
/// </summary>
public sealed class DeepZoomWriter : PictureWriter
{
    /// <summary>Pixels of a tile's side, without what it shares with its neighbours.</summary>
    public const int TileSide = 254;

    /// <summary>Pixels that a tile shares with each neighbour.</summary>
    public const int Overlap = 1;

    private readonly string _path;
    private readonly PyramidLevel _bottom;

    /// <summary>Begins a pyramid.</summary>
    /// <param name="path">The XML file, written last.</param>
    /// <param name="tiles">The folder of tiles, which the format calls as the XML file with <c>_files</c>.</param>
    /// <param name="width">Width in pixels, ≥ 1.</param>
    /// <param name="height">Height in pixels, ≥ 1.</param>
    /// <param name="quality">Of the tiles, 1 … 100.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    public DeepZoomWriter(string path, string tiles, int width, int height, int quality, int threads)
        : base(width, height, PieceRows(width), threads: 1)
    {
        _path = path;
        _bottom = PyramidLevel.Bottom(tiles, width, height, quality, threads);
    }

    /// <summary>The folder of tiles that belongs to an XML file.</summary>
    public static string TilesOf(string path) => Path.ChangeExtension(path, null) + "_files";

    /// <inheritdoc/>
    private protected override byte[] Encode(ReadOnlySpan<byte> rows) => rows.ToArray();

    /// <inheritdoc/>
    private protected override void Append(byte[] piece)
    {
        for (var at = 0; at < piece.Length; at += 3 * Width)
            _bottom.Add(piece.AsSpan(at, 3 * Width));
    }

    /// <inheritdoc/>
    private protected override void End() => File.WriteAllText(_path, string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        {OwnMark.OfPyramid}
        <Image xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="jpg"
            Overlap="{Overlap}" TileSize="{TileSide}">
          <Size Width="{Width}" Height="{Height}"/>
        </Image>

        """));

    /// <inheritdoc/>
    private protected override void Close()
    {
    }
}
