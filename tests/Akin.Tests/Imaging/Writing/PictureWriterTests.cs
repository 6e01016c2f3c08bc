using Akin.Imaging;
using Akin.Imaging.Writing;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Imaging.Writing;

/// <summary>Pictures written by rows are those that were handed in, however the rows came.</summary>
public sealed class PictureWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 700)]
    [InlineData(700, 3)]
    [InlineData(900, 1300)]
    public void Png_AnySize_HoldsEveryPixel(int width, int height)
    {
        var image = Patterned(width, height);
        Assert.Equal(image.Pixels, Decode(Write(PictureFileFormat.Png, image, height, 2)).Pixels);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(17, 33)]
    [InlineData(900, 1300)]
    public void Jpeg_OfPieces_DecodesToThePixelsOfOneEncoder(int width, int height)
    {
        var image = Patterned(width, height);
        foreach (var quality in new[] { 60, 92 })
        {
            var whole = new PictureDecoder(new()).DecodeInside(PictureEncoder.Jpeg(image, quality), width, height);
            var pieces = Decode(Write(PictureFileFormat.Jpeg, image, height, 2, quality));
            Assert.Equal(whole.Image!.Pixels, pieces.Pixels);
        }
    }

    [Theory]
    [InlineData(PictureFileFormat.Png)]
    [InlineData(PictureFileFormat.Jpeg)]
    [InlineData(PictureFileFormat.WebP)]
    public void Write_RowsInAnyPortionsOnAnyThreads_GivesTheSameBytes(PictureFileFormat format)
    {
        var image = Patterned(800, 1100);
        var whole = File.ReadAllBytes(Write(format, image, 1100, 1));
        Assert.Equal(whole, File.ReadAllBytes(Write(format, image, 1, 3)));
        Assert.Equal(whole, File.ReadAllBytes(Write(format, image, 437, 2)));
    }

    [Fact]
    public void Write_TooManyRows_IsRefused()
    {
        using var writer = new PngWriter(_folder.PathOf("a.png"), 4, 2, 1);
        Assert.Throws<ArgumentException>(() => writer.Write(new byte[3 * 4 * 3]));
        Assert.Throws<ArgumentException>(() => writer.Write(new byte[7]));
        Assert.Throws<InvalidOperationException>(writer.Finish);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(254, 255, 9)]
    [InlineData(255, 509, 10)]
    [InlineData(600, 700, 11)]
    public void DeepZoom_Tiles_CoverEachLevelOnce(int width, int height, int levels)
    {
        var path = Write(PictureFileFormat.DeepZoom, Patterned(width, height), 100, 2);
        Assert.Contains($"Width=\"{width}\" Height=\"{height}\"", File.ReadAllText(path), StringComparison.Ordinal);
        var folders = Directory.GetDirectories(DeepZoomWriter.TilesOf(path));
        Assert.Equal(levels, folders.Length);
        for (var level = levels - 1; level >= 0; level--)
        {
            AssertTiles(Path.Join(DeepZoomWriter.TilesOf(path), $"{level}"), width, height);
            (width, height) = ((width + 1) / 2, (height + 1) / 2);
        }
    }

    [Fact]
    public void DeepZoom_LevelsAbove_AreMeansOfTwoByTwo()
    {
        var image = Smooth(600, 520);
        var path = Write(PictureFileFormat.DeepZoom, image, 33, 1);
        var half = Decode(Path.Join(DeepZoomWriter.TilesOf(path), "9", "1_1.jpg"));

        // Its first pixel is 253, 253 of the level of half size: pixels 506 and 507 of the whole.
        Assert.Equal(300 - 253, half.Width);
        Assert.Equal(260 - 253, half.Height);
        var at = 3 * ((506 * 600) + 506);
        var mean = (image.Pixels[at] + image.Pixels[at + 3] + image.Pixels[at + 1800] + image.Pixels[at + 1803]) / 4;
        Assert.InRange(half.Pixels[0], mean - 4, mean + 4);
    }

    private static void AssertTiles(string folder, int width, int height)
    {
        int across = (width + 253) / 254, down = (height + 253) / 254;
        Assert.Equal(across * down, Directory.GetFiles(folder).Length);
        for (var tile = 0; tile < across * down; tile++)
        {
            var (x, y) = (tile % across, tile / across);
            var image = Decode(Path.Join(folder, $"{x}_{y}.jpg"));
            Assert.Equal(Length(x, width), image.Width);
            Assert.Equal(Length(y, height), image.Height);
        }

        static int Length(int index, int whole) =>
            Math.Min(whole, ((index + 1) * 254) + 1) - Math.Max(0, (index * 254) - 1);
    }

    private static RgbImage Patterned(int width, int height) => new(
        width, height,
        [.. Enumerable.Range(0, 3 * width * height).Select(i => (byte)((i * 7) ^ (i / 11) ^ (i / (3 * width) * 5)))]);

    private static RgbImage Smooth(int width, int height) => new(
        width, height,
        [.. Enumerable.Range(0, 3 * width * height).Select(i => (byte)((i / 3 % width / 5) + (i / 3 / width / 5)))]);

    private static RgbImage Decode(string path) =>
        new PictureDecoder(new()).DecodeInside(File.ReadAllBytes(path), 5000, 5000).Image!;

    private string Write(PictureFileFormat format, RgbImage image, int portion, int threads, int quality = 90)
    {
        var path = _folder.PathOf($"{Guid.NewGuid()}.{format}");
        using var writer = format.Begin(
            path, DeepZoomWriter.TilesOf(path), image.Width, image.Height, quality, threads);
        var stride = 3 * image.Width;
        for (var row = 0; row < image.Height; row += portion)
        {
            var count = Math.Min(portion, image.Height - row);
            writer.Write(image.Pixels.AsMemory(row * stride, count * stride), TestContext.Current.CancellationToken);
        }

        writer.Finish();
        return path;
    }
}
