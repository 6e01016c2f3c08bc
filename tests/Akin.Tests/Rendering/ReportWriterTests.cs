using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Akin.Imaging;
using Akin.Intake;
using Akin.Rendering;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Rendering;

public sealed partial class ReportWriterTests : IDisposable
{
    private const string Evil = "<img src=x onerror=\"document.title='owned'\">&'</script><!--.jpg";
    private readonly string _folder = Directory.CreateTempSubdirectory("akin-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_FullModel_WritesThePageAndEveryFile()
    {
        Write(SyntheticReport.Make(60, 4));
        string[] expected =
        [
            "clusters/cluster-00.jpg", "clusters/cluster-01.jpg", "clusters/cluster-02.jpg", "clusters/cluster-03.jpg",
            "elbow.csv", "elbow.png", "elbow.svg", "group-silhouettes.csv", "group-silhouettes.png",
            "group-silhouettes.svg", "map-thumbnails.jpg", "map.csv", "map.png", "map.svg", "report.html",
            "silhouette.csv", "silhouette.png", "silhouette.svg", "sizes.csv", "sizes.png", "sizes.svg", "variance.csv",
            "variance.png", "variance.svg",
        ];
        Assert.Equal(expected, Files().Keys);
    }

    [Fact]
    public void Write_SameModelAtAnyNumberOfThreads_GivesTheSameBytes()
    {
        Write(SyntheticReport.Make(80, 5), new ReportOptions { Threads = 1 });
        var first = Files();
        Write(SyntheticReport.Make(80, 5), new ReportOptions { Threads = 3 });
        Assert.Equal(first, Files());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(40, 13)]
    [InlineData(420, 200)]
    public void Write_AnyNumberOfPicturesAndGroups_GivesACardForEachGroup(int pictures, int groups)
    {
        var model = SyntheticReport.Make(pictures, groups, withThumbnails: pictures < 50);
        var page = Write(model);
        Assert.Equal(model.Pictures.Select(picture => picture.Label).Distinct().Count(),
            CountOf(page, "<article class=\"card group"));
    }

    [Fact]
    public void Write_DensityGroups_ShowsNoiseApartAndTheRadius()
    {
        var model = SyntheticReport.Make(40, 3);
        var rows = model.Pictures.Select(
            (picture, row) => row % 5 == 0 ? picture with { Label = -1, Distance = 0 } : picture).ToArray();
        float[] distances = [.. Enumerable.Range(0, 40).Select(i => i / 40f)];
        var page = Write(model with
        {
            Pictures = rows,
            Choice = null,
            Explanation = "The radius 0.5 is the knee.",
            Radius = new(distances, 0.5),
        });
        Assert.Contains("The radius 0.5 is the knee. 8 pictures of 40 lie too far", page, StringComparison.Ordinal);
        Assert.Contains("id=\"group--1\"", page, StringComparison.Ordinal);
        Assert.Contains("In no group", page, StringComparison.Ordinal);
        Assert.Contains("8 of them apart from all groups", page, StringComparison.Ordinal);
        Assert.All(
            new[] { "core-distances.png", "core-distances.svg", "clusters/cluster-none.jpg" },
            name => Assert.Contains(name, Files().Keys));
    }

    [Fact]
    public void Write_NoPictures_SaysSo()
    {
        var page = Write(new ReportModel { Title = "Nothing" });
        Assert.Contains("There were no pictures to look at", page, StringComparison.Ordinal);
        Assert.Equal(["report.html"], Files().Keys);
    }

    [Fact]
    public void Write_AllSkipped_SaysWhyForEach()
    {
        var skipped = SyntheticReport.Make(4, 1).Skipped;
        var page = Write(new ReportModel { Title = "Broken", Skipped = skipped });
        Assert.Contains("None of the 2 inputs could be used", page, StringComparison.Ordinal);
        Assert.All(skipped, skip => Assert.Contains(skip.Reason, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_LedeOfTheModel_CountsPicturesAndGroups()
    {
        var page = Write(SyntheticReport.Make(60, 4, withThumbnails: false));
        Assert.Contains("<strong>60 of 62 pictures</strong> in <strong>4 groups</strong>", page,
            StringComparison.Ordinal);
        Assert.Contains("L2-normalised features of 1280 dimensions", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NamesThatAreMarkup_AreTextEverywhere()
    {
        var model = SyntheticReport.Make(30, 3);
        var pictures = model.Pictures.Select(picture => picture with
        {
            RelativePath = Evil,
            Content = PictureContent.OnDisk("/p/" + Evil),
            Collection = Evil + picture.Label,
            DuplicateOf = Evil,
        }).ToArray();
        var page = Write(model with
        {
            Title = Evil,
            Sources = [Evil],
            Pictures = pictures,
            MapMethod = Evil,
            Choice = model.Choice! with { Explanation = Evil },
            Skipped = [new(Evil, model.Skipped[0].State, Evil)],
            Tables = [new(Evil, [new(Evil, Evil)])],
            Stages = [new(Evil, 1)],
            Files = [new(Evil, Evil)],
        });

        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("'</script>", page, StringComparison.Ordinal);
        Assert.Equal(2, CountOf(page, "</script>"));
        using var data = Data(page);
        Assert.Equal(Evil, data.RootElement.GetProperty("paths")[0].GetString());
    }

    [Fact]
    public void Write_Page_LoadsNothingFromElsewhereAndAllowsNothing()
    {
        var page = Write(SyntheticReport.Make(30, 3));
        Assert.DoesNotMatch("(src|href)=[\"']?(https?:|//)", page);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        foreach (var (element, policy) in (ReadOnlySpan<(string, string)>)[("style", "style-src"),
            ("script", "script-src")])
        {
            var text = page[(page.LastIndexOf($"<{element}>", StringComparison.Ordinal) + element.Length + 2)..];
            text = text[..text.IndexOf($"</{element}>", StringComparison.Ordinal)];
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            Assert.Contains($"{policy} 'sha256-{hash}'", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Write_SmallBudget_KeepsThePageBelowIt()
    {
        var page = Write(SyntheticReport.Make(900, 8), new ReportOptions { PageBytes = 1_500_000, StripPictures = 60 });
        Assert.InRange(page.Length, 500_000, 1_500_000);
    }

    [Fact]
    public void Write_StripsOfALargeGroup_StartNearestAndEndWithTheOddOnes()
    {
        var model = SyntheticReport.Make(200, 2, withThumbnails: false);
        var page = Write(model, new ReportOptions { StripPictures = 24 });

        var card = page[page.IndexOf("id=\"group-0\"", StringComparison.Ordinal)..];
        var rows = RowNumber().Matches(card[..card.IndexOf("</article>", StringComparison.Ordinal)])
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToArray();
        var byDistance = Enumerable.Range(0, 200).Where(row => model.Pictures[row].Label == 0)
            .OrderBy(row => model.Pictures[row].Distance).ToArray();
        Assert.Equal([.. byDistance[..8], .. byDistance[^4..].Reverse()], rows);
    }

    [Fact]
    public void Write_Again_RemovesStripsAndChartsThatAreNoMore()
    {
        Write(SyntheticReport.Make(60, 4));
        Write(SyntheticReport.Make(60, 2) with { Choice = null });
        Assert.Equal(["clusters/cluster-00.jpg", "clusters/cluster-01.jpg"],
            Files().Keys.Where(name => name.StartsWith('c')));
    }

    [Fact]
    public void Write_PicturesWithoutAGroup_ComeLastAndAreCounted()
    {
        var model = SyntheticReport.Make(50, 3, withThumbnails: false);
        var page = Write(model with
        {
            Pictures = [.. model.Pictures.Select((picture, row) => row < 5 ? picture with { Label = -1 } : picture)],
        });
        Assert.Contains("5 of them apart from all groups", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("id=\"group--1\"", StringComparison.Ordinal) > page.IndexOf("id=\"group-2\"",
            StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Charts_AreWellFormedAndTheirPngsHaveThreePixelsPerUnit()
    {
        Write(SyntheticReport.Make(60, 4));
        var decoder = new PictureDecoder(new DecodeLimits());
        foreach (var name in (ReadOnlySpan<string>)
            ["sizes", "silhouette", "group-silhouettes", "elbow", "variance", "map"])
        {
            var svg = XDocument.Load(Path.Combine(_folder, name + ".svg")).Root!;
            var header = decoder.ReadHeader(File.ReadAllBytes(Path.Combine(_folder, name + ".png"))).Header!;
            Assert.Equal(3 * (int)svg.Attribute("width")!, header.Width);
            Assert.Equal(3 * (int)svg.Attribute("height")!, header.Height);
        }
    }

    [Fact]
    public void Write_ThumbnailsThatCannotBeHad_LeaveNamesInTheirPlace()
    {
        var page = Write(SyntheticReport.Make(20, 2) with { Thumbnails = (_, _) => null });
        Assert.Contains("class=\"no-picture\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Files().Keys, name => name.StartsWith("clusters", StringComparison.Ordinal));
    }

    private string Write(ReportModel model, ReportOptions? options = null) =>
        File.ReadAllText(ReportWriter.Write(model, _folder, options, null, TestContext.Current.CancellationToken));

    private SortedDictionary<string, string> Files() => new(
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(_folder, path).Replace('\\', '/'),
            path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))), StringComparer.Ordinal);

    private static int CountOf(string text, string part) => text.Split(part).Length - 1;

    private static JsonDocument Data(string page)
    {
        const string start = "<script type=\"application/json\" id=\"data\">";
        var text = page[(page.IndexOf(start, StringComparison.Ordinal) + start.Length)..];
        return JsonDocument.Parse(text[..text.IndexOf("</script>", StringComparison.Ordinal)]);
    }

    [GeneratedRegex("data-row=\"(\\d+)\"")]
    private static partial Regex RowNumber();
}
