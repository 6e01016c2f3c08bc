using Akin.Comparison;
using Akin.Numerics;
using Akin.Rendering;

namespace Akin.Tests.Support;

/// <summary>Comparisons made up from a seed: each collection has more of some groups than of others.</summary>
internal static class SyntheticComparison
{
    public static ComparisonModel Make(
        int pictures, int groups, IReadOnlyList<string> names, bool withThumbnails = false, int splits = 199,
        double noneOf = 0)
    {
        var report = SyntheticReport.Make(pictures, groups, withThumbnails);
        var random = new RandomSource(5);
        int[] collections = [.. report.Pictures.Select((picture, row) => row < names.Count ? row
            : random.Next(3) == 0 ? random.Next(names.Count) : picture.Label % names.Count)];
        using var features = new Matrix(pictures, 2);
        for (var row = 0; row < pictures; row++)
        {
            features[row][0] = report.Pictures[row].X;
            features[row][1] = report.Pictures[row].Y;
        }

        var options = new ComparisonOptions { Permutations = splits };
        int[] labels = [.. report.Pictures.Select((picture, row) => row % 100 < 100 * noneOf ? -1 : picture.Label)];
        return new()
        {
            Title = string.Join(" · ", names.Take(3)),
            Names = names,
            Options = options,
            Result = CollectionComparison.Of(features, labels, collections, names.Count, options),
            Pictures = report.Pictures,
            Collections = collections,
            Basis = "Groups by kmeans, map by t-SNE, perplexity 30.",
            Thumbnails = report.Thumbnails,
        };
    }
}
