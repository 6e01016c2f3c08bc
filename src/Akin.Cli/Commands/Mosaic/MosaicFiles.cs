using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Imaging.Writing;
using Akin.Numerics;
using Akin.Rendering.Mosaics;

namespace Akin.Cli.Commands.Mosaic;

/// <summary>Writes the mosaics of one call, each whole or not at all.</summary>
internal sealed class MosaicFiles(MosaicSettings mosaic, IProgress<StageProgress> progress)
{
    private readonly SortedSet<string> _failed = new(StringComparer.Ordinal);
    private readonly List<MosaicFile> _written = [];
    private MapWindow? _axes;

    public IReadOnlyList<MosaicFile> Written => _written;

    /// <summary>Where the pictures are that could not be had, in any of the mosaics.</summary>
    public IReadOnlyList<string> Failed => [.. _failed];

    public void Write(string path, int? cluster, RunMosaic pictures, CancellationToken cancellation)
    {
        // The first is of all pictures: its axes are those of the others.
        _axes ??= MapWindow.Of(pictures.Pictures);
        var look = mosaic.Look with
        {
            Window = cluster is not null && mosaic.Zoom ? null : _axes,
            Legend = mosaic.Legend ?? mosaic.By == MosaicColouring.Collection ? pictures.Keys : [],
        };
        using var file = new OutputFile("--out", path);
        using var tiles = mosaic.Format == PictureFileFormat.DeepZoom
            ? new OutputTiles(DeepZoomWriter.TilesOf(path), ofPyramid: File.Exists(path)) : null;
        var result = Paint(pictures, look, file.Draft, tiles?.Draft ?? "", cancellation);
        tiles?.Commit();
        file.Commit();
        _written.Add(new(path, cluster, result.Drawn, result.Hidden));
        _failed.UnionWith(result.Failed.Select(pictures.LocationOf));
    }

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
