using System.Globalization;
using Akin.Duplicates.Grouping;
using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Duplicates;

/// <summary>
/// Finds pictures of much the same scene: features that point nearly the same way. Without a distance given, it is the
/// one that as many pairs are within as there would be if each picture had one other of its scene, at least one of ten
/// thousand, and at most 0.1 or, where that is more, as far as clearly more pairs are within than by chance. Neighbours
/// may be looked for among fewer dimensions than the features have, for no distance grows by leaving some out; those
/// that are near there are measured in all of them.
/// </summary>
internal static class SameScenes
{
    private const int Neighbours = 20;
    private const int RandomPairs = 100_000;
    private const double LeastPassing = 1e-4;
    private const double MostDistance = 0.1;

    /// <summary>Of the pairs within a distance beyond that at most so many may be there by chance.</summary>
    private const double MostByChance = 0.05;

    /// <summary>… and of those in the last tenth of it at most so many.</summary>
    private const double MostOfTheLastByChance = 0.25;

    /// <summary>Chance is read off the pairs between so many times the share that scenes would be, and …</summary>
    private const int NearestByChance = 3;

    /// <summary>… so many times.</summary>
    private const int FarthestByChance = 10;

    /// <summary>For each picture the one to keep in its place and why; none for all others.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="space">Their features of length 1.</param>
    /// <param name="options">How to look.</param>
    /// <param name="progress">Told of the search.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static ((int Center, string Evidence)?[] Members, SceneThreshold Threshold) Find(
        IReadOnlyList<DuplicatePicture> pictures, SceneSpace space, DuplicateOptions options,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var threshold = Choose(space, options);
        var near = new List<(int A, int B)>();
        var distances = new List<double>();
        var search = new ApproximateNeighboursOptions
        {
            Count = Neighbours,
            Seed = options.Seed,
            Threads = options.Threads,
        };
        using var table = ApproximateNeighbours.Find(space.Points, search, progress, cancellation);
        for (var row = 0; row < table.Points; row++)
        {
            for (var i = 0; i < table.Count; i++)
            {
                var other = table.IndicesOf(row)[i];
                var distance = table.Distances[row][i] * table.Distances[row][i] / 2;
                if (distance <= threshold.Distance && (row < other || !table.IndicesOf(other).Contains(row)))
                {
                    near.Add((row, other));
                    distances.Add(distance);
                }
            }
        }

        if (space.Reduces)
        {
            (near, distances) = SceneDistances.Within(
                space.Rows, near, threshold.Distance, options.Threads, cancellation);
        }

        var ranks = KeepOrder.Ranks(pictures, options.Keep);
        var (pairs, numbers) = RankedPairs.Of(ranks, near);
        var bound = StarGroups.Form(pairs, (_, _) => true, null, options.Threads, null, cancellation);
        var result = new (int, string)?[pictures.Count];
        for (var row = 0; row < result.Length; row++)
        {
            if (bound[ranks[row]] is >= 0 and var pair)
            {
                var number = numbers[pair];
                result[row] = (
                    near[number].A == row ? near[number].B : near[number].A,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"cosine distance {distances[number]:0.0000} of at most {threshold.Distance:0.0000}"));
            }
        }

        return (result, threshold);
    }

    private static SceneThreshold Choose(SceneSpace space, DuplicateOptions options)
    {
        var random = new RandomSource(options.Seed);
        using var sample = space.Sample(random);
        var features = sample ?? space.Points;
        var distances = new double[features.Rows < 2 ? 0 : RandomPairs];
        for (var i = 0; i < distances.Length; i++)
        {
            var a = random.Next(features.Rows);
            var b = (a + 1 + random.Next(features.Rows - 1)) % features.Rows;
            distances[i] = ExactDistance.Squared(features[a], features[b]) / 2;
        }

        Array.Sort(distances);
        var distance = options.SceneDistance ?? Chosen(distances, space.Rows.Rows);
        var passing = Array.FindIndex(distances, each => each > distance);
        return new(
            distance, distances.Length, passing < 0 ? distances.Length : passing,
            distances.Length == 0 ? 0 : distances[distances.Length / 2]);
    }

    /// <summary>The distance that a share of the pairs is within: one for each picture.</summary>
    private static double Chosen(double[] sorted, int pictures)
    {
        var passing = Math.Max(LeastPassing, 1.0 / Math.Max(1, pictures - 1));
        return sorted.Length == 0 ? MostDistance
            : Math.Min(Math.Max(MostDistance, BeyondChance(sorted, passing)), At(sorted, passing));
    }

    /// <summary>
    /// The largest distance within which clearly more pairs are than by chance, by which their number grows as a power
    /// of the distance (Grassberger and Procaccia, 1983); 0 where there is none.
    /// </summary>
    private static double BeyondChance(double[] sorted, double passing)
    {
        var (near, far) = (At(sorted, NearestByChance * passing), At(sorted, FarthestByChance * passing));
        if (near <= 0 || far <= near || FarthestByChance * passing > 1)
        {
            return 0;
        }

        var power = Math.Log((double)FarthestByChance / NearestByChance) / Math.Log(far / near);
        var count = NearestByChance * passing * sorted.Length;
        var last = (int)count;
        for (var i = last; i >= 0; i--)
        {
            while (last >= 0 && sorted[last] > 0.9 * sorted[i])
            {
                last--;
            }

            var (within, before) = (ByChance(sorted[i]), ByChance(0.9 * sorted[i]));
            if (within <= MostByChance * (i + 1) && within - before <= MostOfTheLastByChance * (i - last))
            {
                return sorted[i];
            }
        }

        return 0;

        double ByChance(double distance) => count * Math.Pow(distance / near, power);
    }

    /// <summary>The distance that a share of the pairs is within.</summary>
    private static double At(double[] sorted, double share) =>
        sorted[(int)Math.Min(sorted.Length * share, sorted.Length - 1)];
}
