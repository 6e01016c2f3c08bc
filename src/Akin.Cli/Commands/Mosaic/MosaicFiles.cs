using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Imaging.Writing;
using Akin.Numerics;
using Akin.Rendering.Mosaics;
using Akin.Workspace;

namespace Akin.Cli.Commands.Mosaic;

/// <summary>Writes the mosaics of one call, each whole or not at all.</summary>
internal sealed class MosaicFiles(MosaicSettings mosaic, SourceGuard guard, IProgress<StageProgress> progress)
{
    private const string Kind = "mosaic";
    private readonly SortedSet<string> _failed = new(StringComparer.Ordinal);
    private readonly List<MosaicFile> _written = [];
    private MapWindow? _axes;
    private IReadOnlyList<MosaicKey> _keys = [];

    public IReadOnlyList<MosaicFile> Written => _written;

    /// <summary>Where the pictures are that could not be had, in any of the mosaics.</summary>
    public IReadOnlyList<string> Failed => [.. _failed];

    public void Write(string path, int? cluster, RunMosaic pictures, CancellationToken cancellation)
    {
        // The first is of all pictures: its axes, and the room that its legend leaves, are those of the others.
        IReadOnlyList<MosaicKey> keys =
            mosaic.Legend ?? mosaic.By == MosaicColouring.Collection ? pictures.Keys : [];
        if (cluster is null)
        {
            (_axes, _keys) = (MapWindow.Of(pictures.Pictures), keys);
        }

        var ownAxes = cluster is not null && mosaic.Zoom;
        var look = mosaic.Look with
        {
            Window = ownAxes ? null : _axes,
            Legend = keys,
            LegendRoom = ownAxes ? [] : _keys,
        };
        using var file = new OutputFile("--out", path, guard, Kind);
        using var tiles = mosaic.Format == PictureFileFormat.DeepZoom
            ? new OutputTiles(DeepZoomWriter.TilesOf(path), ofPyramid: IsOfPyramid(path), guard) : null;
        var result = Paint(pictures, look, file.Draft, tiles?.Draft ?? "", cancellation);
        if (cluster is null && result.Drawn == 0 && result.Failed.Count > 0)
        {
            throw NoneOfThePictures.CanBeRead();
        }

        tiles?.Commit();
        file.Commit();
        _written.Add(new(path, cluster, result.Drawn, result.Hidden));
        _failed.UnionWith(result.Failed.Select(pictures.LocationOf));
    }

    /// <summary>Refuses a place that must not be written to.</summary>
    public void Check(string path)
    {
        OutputFile.Check("--out", path, guard, Kind);
        if (mosaic.Format == PictureFileFormat.DeepZoom)
        {
            OutputTiles.Check(DeepZoomWriter.TilesOf(path), ofPyramid: IsOfPyramid(path), guard);
        }
    }

    /// <summary>Whether the tiles of a name are those of a pyramid; one of other making was refused by now.</summary>
    private static bool IsOfPyramid(string path) => File.Exists(path) && new FileInfo(path).Length > 0;

    private MosaicResult Paint(
        RunMosaic pictures, MosaicOptions look, string draft, string tiles, CancellationToken cancellation)
    {
        try
        {
            using var writer = mosaic.Format.Begin(
                draft, tiles, look.Width, look.Height, mosaic.Quality, look.Threads);
            return Rendering.Mosaics.Mosaic.Paint(
                pictures.Pictures, pictures, look, writer, progress, cancellation);
        }
        catch (ArgumentException refusal)
        {
            throw UsageException.Of(refusal);
        }
    }
}
