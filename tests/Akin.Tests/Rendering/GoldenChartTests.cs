using Akin.Autoencoder;
using Akin.Comparison.Models;
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

    private static ComparisonModel Comparison { get; } =
        SyntheticComparison.Make(240, 5, ["Burberry", "Château d'Yquem and its neighbours", "Prada"]);

    private static ComparisonModel WithNone { get; } =
        SyntheticComparison.Make(1500, 24, ["Burberry", "Prada", "Gucci"], noneOf: 0.4);

    private static Dictionary<string, Func<SvgChart>> Drawn { get; } = new()
    {
        ["sizes"] = () => SizesChart.Draw(Groups(7)),
        ["sizes-of-many"] = () => SizesChart.Draw(Groups(60)),
        ["silhouette"] = () => CurveChart.Silhouettes(Model(9).Choice!),
        ["silhouette-asked"] = () => CurveChart.Silhouettes(Model(5).Choice! with { K = 4, Best = 5, Sample = 2000 }),
        ["silhouette-undefined"] = () => CurveChart.Silhouettes(new([new(2, double.NaN, 1)], 2, "", false)),
        ["group-silhouettes"] = () => GroupSilhouetteChart.Draw(Groups(9), 0.41),
        ["group-silhouettes-of-many"] = () => GroupSilhouetteChart.Draw(Groups(200), 0.41),
        ["elbow"] = () => CurveChart.Elbow(Model(9).Elbow!),
        ["core-distances"] = () => CoreDistanceChart.Draw(new(
            [.. Enumerable.Range(0, 200).Select(i => 0.2f + (0.0005f * i) + (0.6f * MathF.Pow(i / 200f, 9)))], 0.42)),
        ["variance"] = () => VarianceChart.Draw(Model(9).Variance!),
        ["variance-of-spaces"] = () => VarianceChart.Draw(new ReportSpaces(
            [.. Enumerable.Range(1, 10).Select(i => 0.3 / i)],
            new([new("pca:2", 2, null), new("pca:10", 10, null), new("features", 512, null)], []), 100)),
        ["map"] = () => Map(360, 9),
        ["map-of-many"] = () => Map(900, 200),
        ["map-of-one"] = () => Map(1, 1),
        ["loss"] = () => LossChart.Draw([.. Enumerable.Range(1, 12).Select(Epoch)], 9),
        ["shares"] = () => ComparisonReport.Shares(Comparison.Result, Comparison.Names, 0.95),
        ["shares-and-none"] = () => ComparisonReport.Shares(WithNone.Result, WithNone.Names, 0.95),
        ["representation"] = () => ComparisonReport.Represented(Comparison.Result, Comparison.Names),
        ["distances"] = () => ComparisonReport.Distances(Comparison.Result, Comparison.Names, 0.95),
        ["maps"] = () => ComparisonReport.Maps(Comparison, new MapFrame(Comparison.Pictures)),
        ["models"] = () => ModelsChart.Draw(
        [
            Scored("efficientnet-lite0", 0.86, 0.6), Scored("resnet50 + max pooling, whitened", 0.62, 0.3),
            Scored("pca:32", null, null),
        ]),
        ["coverage"] = () => CoverageChart.Draw(new(
            [.. new[] { 1, 2, 5, 10, 20, 50, 100, 200, 400 }.Select(n => new CoveragePoint(
                n, Level(2 / Math.Pow(n, 0.42)), Level(2.1 / Math.Pow(n, 0.3))))],
            500, true)),
    };

    [Theory]
    [MemberData(nameof(Charts))]
    public void Draw_Chart_LooksAsItDid(string name, Ground ground)
    {
        var chart = Drawn[name]();
        GoldenPicture.Check(
            ground == Ground.Dark ? $"{name}-dark" : name,
            chart.ToImage(chart.Width > Plot.Width ? 0.8 : 1, ground));
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

    /// <summary>librsvg refuses attributes beyond 10 MB, which 95,000 crosses in one path would be.</summary>
    [Fact]
    public void Map_OfVeryManyPicturesInOneGroup_IsDrawn()
    {
        var model = SyntheticReport.Make(3_000, 1, withThumbnails: false);
        model = model with
        {
            Pictures = [.. Enumerable.Range(0, 120_000).Select(row => model.Pictures[row % 3_000] with
            {
                Label = -1, X = row % 547, Y = row / 547,
            })],
        };
        var chart = MapChart.Draw(model, Group.Of(model), new MapFrame(model.Pictures));

        var image = chart.ToImage(1);
        Assert.Equal((chart.Width, chart.Height), (image.Width, image.Height));
        Assert.NotEqual(image.Pixels[..3], image.Pixels.AsSpan(3 * ((200 * image.Width) + 160), 3).ToArray());
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

    private static SvgChart Map(int pictures, int groups)
    {
        var model = SyntheticReport.Make(pictures, groups, withThumbnails: false);

        // A tenth is in no group.
        model = model with
        {
            Pictures = [.. model.Pictures.Select((each, row) => row % 10 == 9 ? each with { Label = -1 } : each)],
        };
        return MapChart.Draw(model, Group.Of(model), new MapFrame(model.Pictures));
    }

    private static EpochRecord Epoch(int number) => new(
        number, 0.06 / Math.Sqrt(number), (0.065 / Math.Sqrt(number)) + (0.0004 * Math.Max(0, number - 9)), 0.001);

    private static CoverageLevel Level(double most) => new(most / 2, most / 2, most, most * 1.3);

    private static ModelScore Scored(string name, double? labels, double? groups)
    {
        var found = new ModelGroups(4, [])
        {
            Nmi = labels,
            HalfStability = groups,
            SeedStability = 0.91,
            Separation = groups / 2,
            Evidence = groups,
        };
        return new(name, 1280, found, found, true) { NeighbourAgreement = labels * 1.1 };
    }

    private static ReportModel Model(int groups) => SyntheticReport.Make(360, groups, withThumbnails: false);

    private static IReadOnlyList<Group> Groups(int groups) => Group.Of(Model(groups));
}
