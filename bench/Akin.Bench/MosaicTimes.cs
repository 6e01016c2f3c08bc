using System.Diagnostics;
using System.Globalization;
using Akin.Imaging;
using Akin.Imaging.Writing;
using Akin.Intake;
using Akin.Numerics;
using Akin.Rendering.Mosaics;

namespace Akin.Bench;

/// <summary>
/// A mosaic of many pictures: those of a folder over and over, on a made-up map of clusters. Seconds from the first
/// byte read to the last written, peak memory of the process, pictures drawn, size of the file.
/// </summary>
internal static class MosaicTimes
{
    private const int Clusters = 15;

    public static int Run(BenchArguments arguments)
    {
        var files = Directory.GetFiles(arguments["pictures"], "*.*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).ToArray();
        var count = arguments.Number("count", 10_000);
        var side = arguments.Number("size", 5000);
        var ending = arguments.Find("as") ?? ".png";
        var path = Path.Join(Path.GetTempPath(), $"akin-mosaic-{Environment.ProcessId}{ending}");
        var options = new MosaicOptions
        {
            Width = side,
            Height = side,
            MaxSide = arguments.Number("max-dim", MosaicOptions.UsualSide),
            Grid = arguments.Find("grid") == "yes",
            Threads = arguments.Number("threads", Environment.ProcessorCount),
        };
        var source = new Files(files);
        var pictures = Map(count, source);
        var tiles = DeepZoomWriter.TilesOf(path);
        var clock = Stopwatch.StartNew();
        MosaicResult result;
        using (var writer = PictureFileFormats.Of(path)!.Value.Begin(
            path, tiles, side, side, quality: 90, options.Threads))
        {
            result = Mosaic.Paint(pictures, source, options, writer);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} pictures on {side:N0} × {side:N0} {Path.GetExtension(path)}{(options.Grid ? " grid" : "")}: "
            + $"{seconds:0.0} s, peak {process.PeakWorkingSet64 / 1e6:N0} MB, {result.Drawn:N0} drawn, "
            + $"{result.Hidden:N0} hidden, {result.Failed.Count:N0} failed, {new FileInfo(path).Length / 1e6:N0} MB"));
        File.Delete(path);
        if (Directory.Exists(tiles))
        {
            Directory.Delete(tiles, recursive: true);
        }

        return 0;
    }

    private static MosaicPicture[] Map(int count, Files source)
    {
        var random = new RandomSource(0);
        var centres = Enumerable.Range(0, Clusters).Select(_ => (random.NextDouble(), random.NextDouble())).ToArray();
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (width, height) = source.SizeOf(i);
            var (x, y) = centres[i % Clusters];
            var (dx, dy) = (random.NextGaussian() * 0.08, random.NextGaussian() * 0.08);
            return new MosaicPicture
            {
                X = x + dx,
                Y = y + dy,
                Width = width,
                Height = height,
                Colour = i % Clusters,
                Depth = Math.Sqrt((dx * dx) + (dy * dy)),
            };
        })];
    }

    /// <summary>The files of a folder, again and again.</summary>
    private sealed class Files : IMosaicSource
    {
        private readonly PictureDecoder _decoder = new(new DecodeLimits());
        private readonly PictureContent[] _files;
        private readonly (int, int)[] _sizes;

        public Files(string[] paths)
        {
            _files = Array.ConvertAll(paths, PictureContent.OnDisk);
            _sizes = Array.ConvertAll(_files, file => _decoder.ReadHeader(file.ReadAll()).Header is { } header
                ? (header.Width, header.Height) : (0, 0));
        }

        public (int Width, int Height) SizeOf(int picture) => _sizes[picture % _sizes.Length];

        public RgbImage? Fetch(int picture, int width, int height)
        {
            var image = new RgbImage(width, height, new byte[3 * width * height]);
            var outcome = _decoder.Decode(
                _files[picture % _files.Length].ReadAll(), new PictureFrame(width, height), image.Pixels);
            return outcome.State == PictureState.Ready ? image : null;
        }

        public bool IsThere(int picture) => true;
    }
}
