using Akin.Imaging;
using Akin.Imaging.Writing;
using Akin.Rendering;
using Akin.Rendering.Mosaics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Rendering.Mosaics;

/// <summary>Mosaics on the map and on a raster, light and dark, look as they did when someone looked at them.</summary>
public sealed class GoldenMosaicTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mosaic", false, Ground.Light)]
    [InlineData("mosaic", false, Ground.Dark)]
    [InlineData("mosaic-grid", true, Ground.Light)]
    [InlineData("mosaic-grid", true, Ground.Dark)]
    public void Paint_DrawnPictures_LooksAsItDid(string name, bool grid, Ground ground) =>
        GoldenPicture.Check(ground == Ground.Dark ? $"{name}-dark" : name, Paint(160, grid, ground));

    [Fact]
    public void Difference_OfAMosaicWithoutOneGroup_IsSeen() => Assert.NotNull(GoldenPicture.Difference(
        Paint(160, grid: false, Ground.Dark), Paint(160, grid: false, Ground.Dark, without: 4)));

    private RgbImage Paint(int pictures, bool grid, Ground ground, int without = -1)
    {
        var model = SyntheticReport.Make(pictures, 5);
        MosaicPicture[] all = [.. model.Pictures.Select(picture => new MosaicPicture
        {
            X = picture.Label == without ? double.NaN : picture.X,
            Y = picture.Y,
            Width = picture.Width,
            Height = picture.Height,
            Colour = picture.Label,
            Depth = picture.Distance,
        })];
        var options = new MosaicOptions
        {
            Width = 480,
            Height = 400,
            MaxSide = grid ? null : 34,
            Grid = grid,
            Ground = ground == Ground.Dark ? MosaicGround.Dark : MosaicGround.Light,
            Legend = [.. model.Pictures.GroupBy(picture => picture.Label).OrderBy(group => group.Key)
                .Select(group => new MosaicKey($"Group {group.Key}", group.Key, group.Count()))],
            Threads = 2,
        };
        var path = _folder.PathOf("mosaic.png");
        using (var writer = new PngWriter(path, options.Width, options.Height, options.Threads))
            Mosaic.Paint(all, new DrawnPictures(model), options, writer);

        return new PictureDecoder(new DecodeLimits())
            .DecodeInside(File.ReadAllBytes(path), int.MaxValue, int.MaxValue).Image!;
    }

    private sealed class DrawnPictures(ReportModel model) : IMosaicSource
    {
        public RgbImage? Fetch(int picture, int width, int height) =>
            SyntheticReport.Thumbnail(model.Pictures[picture], Math.Max(width, height)) is { } drawn
                ? drawn.Width == width && drawn.Height == height ? drawn : Cut(drawn, width, height)
                : null;

        public bool IsThere(int picture) => true;

        /// <summary>A row or a column more or less, where sides are rounded.</summary>
        private static RgbImage Cut(RgbImage image, int width, int height) => new(
            width, height, [.. Enumerable.Range(0, width * height * 3).Select(i =>
            {
                var (x, y) = (Math.Min(i / 3 % width, image.Width - 1), Math.Min(i / 3 / width, image.Height - 1));
                return image.Pixels[(3 * ((y * image.Width) + x)) + (i % 3)];
            })]);
    }
}
