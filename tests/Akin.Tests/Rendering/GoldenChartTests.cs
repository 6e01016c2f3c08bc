using Akin.Imaging;
using Akin.Rendering;
using Akin.Rendering.Charts;
using Akin.Sampling;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Rendering;

/// <summary>Every kind of chart, light and dark, looks as it did when someone looked at it.</summary>
public sealed class GoldenChartTests
{
    public static TheoryData<string, Ground> Charts
    {
        get
        {
            var data = new TheoryData<string, Ground>();
            foreach (var name in Drawn.Keys)
            {
                data.Add(name, Ground.Light);
                data.Add(name, Ground.Dark);
            }

            return data;
        }
    }

    private static Dictionary<string, Func<SvgChart>> Drawn { get; } = new()
    {
        ["sizes"] = () => SizesChart.Draw(Groups(7)),
        ["sizes-of-many"] = () => SizesChart.Draw(Groups(60)),
        ["silhouette"] = () => CurveChart.Silhouettes(Model(9).Choice!),
        ["elbow"] = () => CurveChart.Elbow(Model(9).Elbow!),
        ["core-distances"] = () => CoreDistanceChart.Draw(new(
            [.. Enumerable.Range(0, 200).Select(i => 0.2f + (0.0005f * i) + (0.6f * MathF.Pow(i / 200f, 9)))], 0.42)),
        ["variance"] = () => VarianceChart.Draw(Model(9).Variance!),
        ["map"] = () => MapChart.Draw(Model(9), Groups(9), new MapFrame(Model(9).Pictures)),
        ["coverage"] = () => CoverageChart.Draw(new(
            [.. new[] { 1, 2, 5, 10, 20, 50, 100, 200, 400 }.Select(n => new CoveragePoint(
                n, Level(2 / Math.Pow(n, 0.42)), Level(2.1 / Math.Pow(n, 0.3))))],
            500, true)),
    };

    [Theory]
    [MemberData(nameof(Charts))]
    public void Draw_Chart_LooksAsItDid(string name, Ground ground)
    {
        var scale = name == "map" ? 0.6 : 0.8;
        GoldenPicture.Check(
            ground == Ground.Dark ? $"{name}-dark" : name, Drawn[name]().ToImage(scale, ground));
    }

    [Fact]
    public void Difference_OfOneGroupMore_IsSeen() => Assert.NotNull(GoldenPicture.Difference(
        SizesChart.Draw(Groups(7)).ToImage(0.8), SizesChart.Draw(Groups(8)).ToImage(0.8)));

    [Fact]
    public void Difference_OfAnotherRasterisation_IsNone()
    {
        var chart = CurveChart.Silhouettes(Model(9).Choice!);
        var (large, small) = (chart.ToImage(2), chart.ToImage(1));
        Assert.Null(GoldenPicture.Difference(small, Halved(large)));
    }

    /// <summary>The mean of two by two pixels: edges softened in another way.</summary>
    private static RgbImage Halved(RgbImage image)
    {
        var (width, height) = (image.Width / 2, image.Height / 2);
        return new(width, height, [.. Enumerable.Range(0, width * height * 3).Select(i =>
        {
            var at = (3 * ((i / 3 / width * 2 * image.Width) + (i / 3 % width * 2))) + (i % 3);
            var below = at + (3 * image.Width);
            var sum = image.Pixels[at] + image.Pixels[at + 3] + image.Pixels[below] + image.Pixels[below + 3];
            return (byte)(sum / 4);
        })]);
    }

    private static CoverageLevel Level(double most) => new(most / 2, most / 2, most, most * 1.3);

    private static ReportModel Model(int groups) => SyntheticReport.Make(360, groups, withThumbnails: false);

    private static IReadOnlyList<Group> Groups(int groups) => Group.Of(Model(groups));
}
