using Akin.Drawing;
using Akin.Imaging;
using Akin.Intake;
using Akin.Numerics;
using Akin.Rendering;

namespace Akin.Tests.Support;

/// <summary>
/// Report models made up from a seed: as many pictures and groups as asked, with everything a report can say.
/// </summary>
internal static class SyntheticReport
{
    public static ReportModel Make(int pictures, int groups, bool withThumbnails = true)
    {
        var rows = Pictures(pictures, groups);
        return new ReportModel
        {
            Title = "Holiday pictures",
            Sources = ["/pictures/holiday"],
            Created = new DateTimeOffset(2024, 5, 4, 10, 30, 0, TimeSpan.Zero),
            Pictures = rows,
            Choice = Choice(groups),
            Elbow = new([.. Enumerable.Range(1, 30).Select(k => KeyValuePair.Create(k, 9000 / Math.Pow(k, 0.55)))], 11),
            Silhouette = 0.41,
            GroupSilhouettes = [.. Enumerable.Range(0, groups).Select(label => 0.7 - (0.6 * label / groups))],
            Variance = new([.. Enumerable.Range(1, 64).Select(i => 0.16 / Math.Pow(i, 0.9))], 32, 1280, true),
            MapMethod = "t-SNE, perplexity 30",
            Skipped =
            [
                new("notes.jpg", PictureState.NotAPicture, "Text, not a picture."),
                new("plan 0002.jpg", PictureState.Truncated, "The file ends in the middle of the picture."),
            ],
            Agreement = new(0.93, 0.95),
            Stages = [new("index", 0.4), new("embed", 3.2), new("cluster", 1.1), new("project", 2.7),
                new("report", 1.9)],
            PeakMemoryBytes = 412_000_000,
            Tables =
            [
                new("Parameters", [new("method", "k-means"), new("k", "auto, 2 … 30"), new("seed", "0")]),
                new("Versions", [new("Akin", "0.1.0"), new("model", "efficientnet-lite0")]),
            ],
            Files = [new("labels.csv", "one row for each picture"), new("map.npy", "places on the map")],
            Thumbnails = withThumbnails ? Thumbnail : null,
        };
    }

    /// <summary>A drawn picture of the group's family, no larger than asked.</summary>
    public static RgbImage? Thumbnail(ReportPicture picture, int side)
    {
        var family = PictureFamilies.All[Math.Max(0, picture.Label) % PictureFamilies.All.Count];
        var largest = Math.Max(picture.Width, picture.Height);
        return family.Draw(
            new RandomSource((ulong)picture.Id),
            Math.Max(1, picture.Width * side / largest), Math.Max(1, picture.Height * side / largest));
    }

    private static ReportPicture[] Pictures(int count, int groups)
    {
        var random = new RandomSource(11);
        var labels = Enumerable.Range(0, count).Select(_ => LabelOf(random, groups)).ToArray();
        var order = labels.GroupBy(label => label).OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .Select((group, rank) => (group.Key, rank)).ToDictionary(pair => pair.Key, pair => pair.rank);
        var centres = Enumerable.Range(0, groups).Select(i => Place(i, groups)).ToArray();
        return [.. labels.Select((original, row) =>
        {
            var label = order[original];
            var family = PictureFamilies.All[label % PictureFamilies.All.Count];
            var (dx, dy) = (random.NextGaussian(), random.NextGaussian());
            var path = $"{family.Name}/{family.PictureName} {row:0000}.jpg";
            return new ReportPicture
            {
                Id = row + 1,
                RelativePath = path,
                Content = PictureContent.OnDisk("/pictures/holiday/" + path),
                Collection = random.Next(12) == 0 ? "mixed" : family.Name,
                Label = label,
                Distance = (float)(0.3 + (0.1 * Math.Sqrt((dx * dx) + (dy * dy)))),
                X = (float)(centres[label].X + (3.2 * dx)),
                Y = (float)(centres[label].Y + (3.2 * dy)),
                Width = row % 3 == 0 ? 240 : 320,
                Height = row % 3 == 0 ? 320 : 213,
                DuplicateOf = row % 79 == 78 ? $"{family.Name}/{family.PictureName} {row - 40:0000}.jpg" : "",
            };
        })];
    }

    private static int LabelOf(RandomSource random, int groups) =>
        (int)(groups * Math.Pow(random.NextDouble(), 1.35));

    /// <summary>Centres on a sunflower: even and without overlap.</summary>
    private static (double X, double Y) Place(int number, int groups)
    {
        var radius = 9 * Math.Sqrt(number + 0.5) * (groups < 6 ? 1.6 : 1.25);
        return (radius * Math.Cos(number * 2.39996), radius * Math.Sin(number * 2.39996));
    }

    private static ReportChoice Choice(int groups)
    {
        var curve = Enumerable.Range(2, 29).Select(k => new ReportCurvePoint(
            k, 0.44 - (0.017 * Math.Abs(k - groups)) + (0.01 * Math.Sin(k * 2)), 9000 / Math.Pow(k, 0.55)));
        return new(
            [.. curve], groups, $"{groups} groups have the highest mean silhouette (0.41) of 2 … 30.",
                ClearGroups: true);
    }
}
