using System.Globalization;
using Akin.Clustering;
using Akin.Numerics;
using Akin.Quality;

namespace Akin.Workspace.Runs;

/// <summary>
/// The same number of groups found in few, more and all dimensions, and how far they are the same groups: what a map or
/// a reduction leaves of them.
/// </summary>
/// <param name="Spaces">Each space that was grouped in, the smallest first.</param>
/// <param name="Pairs">Each two of them.</param>
public sealed record SpaceComparison(IReadOnlyList<SpaceGroups> Spaces, IReadOnlyList<SpaceAgreement> Pairs)
{
    private const string All = "features";
    private static readonly int[] Components = [2, 10];

    /// <summary>Groups by k-means in 2 and 10 principal components and in all dimensions, and compares.</summary>
    /// <param name="points">n × d, finite; spaces of no fewer dimensions are left out.</param>
    /// <param name="options">k, starts, seed, threads.</param>
    /// <param name="progress">Told after each space.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static SpaceComparison Make(
        Matrix points, KMeansOptions options, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        int?[] spaces =
            [.. Components.Where(each => each < points.Columns).Select(each => (int?)each), null];
        var labels = new int[spaces.Length][];
        for (var i = 0; i < spaces.Length; i++)
        {
            var space = new FeatureSpace
            {
                Normalise = false,
                Components = spaces[i],
                Seed = options.Seed,
                Threads = options.Threads,
            };
            using var reduced = space.Reduce(points, cancellation);
            var fit = KMeans.Fit(reduced.Points, options, null, cancellation);
            fit.Centers.Dispose();
            labels[i] = fit.Labels;
            progress?.Report(new StageProgress("spaces", i + 1, spaces.Length, "spaces"));
        }

        var silhouettes = Silhouettes(points, labels, options, cancellation);
        var names = Array.ConvertAll(spaces, NameOf);
        return new(
            [.. names.Select((name, i) => new SpaceGroups(name, spaces[i] ?? points.Columns, silhouettes[i]))],
            [.. Pair(names, labels)]);
    }

    /// <summary>Writes the pairs: the header <c>a,b,adjusted_rand,nmi</c>, then a line for each.</summary>
    public void Write(string path)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("a,b,adjusted_rand,nmi");
        foreach (var pair in Pairs)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{pair.A},{pair.B},{pair.AdjustedRand:R},{pair.Nmi:R}"));
        }
    }

    private static string NameOf(int? components) =>
        components is { } count ? string.Create(CultureInfo.InvariantCulture, $"pca:{count}") : All;

    private static IEnumerable<SpaceAgreement> Pair(string[] names, int[][] labels)
    {
        for (var a = 0; a < names.Length; a++)
        {
            for (var b = a + 1; b < names.Length; b++)
            {
                yield return new(
                    names[a], names[b], Agreement.AdjustedRand(labels[a], labels[b]),
                    Agreement.NormalizedMutualInformation(labels[a], labels[b]));
            }
        }
    }

    private static double?[] Silhouettes(
        Matrix points, int[][] labels, KMeansOptions options, CancellationToken cancellation)
    {
        var scorable = labels.Where(each => Silhouette.WhyNot(each) is null).ToArray();
        var sampling = new SampledSilhouetteOptions { Seed = options.Seed, Threads = options.Threads };
        var means = new Queue<double>(
            SampledSilhouette.Score(points, scorable, sampling, null, cancellation).Select(score => score.Mean));
        return Array.ConvertAll(
            labels, each => Silhouette.WhyNot(each) is null ? means.Dequeue() : (double?)null);
    }
}
