using Akin.Imaging;
using Akin.Rendering;
using Akin.Rendering.Charts;
using Akin.Rendering.Pictures;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Rendering;

public sealed class MapMosaicTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Draw_PicturesAtOnePlace_ShowsEachOfThem(int count)
    {
        var model = Flat(count, _ => (0, 0));
        var mosaic = Draw(model)!;
        Assert.Equal(count, ColoursIn(mosaic).Count);
    }

    [Fact]
    public void Draw_TwoPlaces_KeepsLeftLeftAndRightRight()
    {
        var mosaic = Draw(Flat(20, i => (i < 10 ? -1 : 1, 0)))!;
        var half = mosaic.Width / 2;
        foreach (var (colour, columns) in ColoursIn(mosaic))
            Assert.All(columns, x => Assert.Equal(colour < 10, x < half));
    }

    [Fact]
    public void Draw_NoPlaces_IsNothing() => Assert.Null(Draw(Flat(5, _ => (float.NaN, 0))));

    [Fact]
    public void FairOrder_OfManyRows_HasEachOnce() =>
        Assert.Equal(Enumerable.Range(0, 1000), FairOrder.Of(1000).Order());

    /// <summary>Pictures of one colour each: red is the number, blue says that it is a picture.</summary>
    private static ReportModel Flat(int count, Func<int, (float X, float Y)> place) =>
        SyntheticReport.Make(count, 1) with
        {
            Pictures = [.. Enumerable.Range(0, count).Select(i => new ReportPicture
            {
                Id = i, RelativePath = "p", X = place(i).X, Y = place(i).Y, Width = 10, Height = 10,
            })],
            Thumbnails = (picture, side) => new RgbImage(side, side, [.. Enumerable.Range(0, side * side)
                .SelectMany(_ => (byte[])[(byte)picture.Id, 1, 77])]),
        };

    private static RgbImage? Draw(ReportModel model) => MapMosaic.Draw(
        model, new MapFrame(model.Pictures), new ThumbnailSource(model), 2, TestContext.Current.CancellationToken);

    private static Dictionary<int, HashSet<int>> ColoursIn(RgbImage image)
    {
        var result = new Dictionary<int, HashSet<int>>();
        for (var i = 0; i < image.Pixels.Length; i += 3)
        {
            if (image.Pixels[i + 1] == 1 && image.Pixels[i + 2] == 77)
            {
                result.TryAdd(image.Pixels[i], []);
                result[image.Pixels[i]].Add(i / 3 % image.Width);
            }
        }

        return result;
    }
}
