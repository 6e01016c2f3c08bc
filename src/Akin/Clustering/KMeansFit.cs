using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// The ways to centres: Lloyd's iteration on all rows, on a sample that the memory holds, or on mini-batches; and then
/// the labels of all rows.
/// </summary>
internal static class KMeansFit
{
    // What a sample may take of the memory allowed: the rest is for bounds, sums and the process itself.
    private const double SampleShare = 0.4;
    private const int SeedingBatches = 3;
    private const ulong Stream = 0x5A3317E;

    /// <summary>Rows of a sample; all rows where they fit.</summary>
    public static int TrainingRows(IRowSource points, KMeansOptions options)
    {
        var most = options.MemoryBytes is { } memory
            ? SampleShare * memory / ((double)points.Columns * sizeof(float))
            : double.PositiveInfinity;
        return (int)Math.Min(points.Rows, Math.Max(0, most));
    }

    /// <summary>Trains on a sample, then labels all rows.</summary>
    public static KMeansResult Sampled(
        IRowSource points, KMeansOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var count = TrainingRows(points, options);
        using var sample = DrawnRows.Draw(points, count, RandomFor(options), cancellation);
        using var data = new KMeansData(sample, options.Threads, packs: false, cancellation);
        using var run = KMeans.Best(data, options, progress, cancellation);
        return Label(points, options, run.Centers, run.Steps, count, cancellation);
    }

    /// <summary>Trains on mini-batches, then labels all rows.</summary>
    public static KMeansResult Batched(
        IRowSource points, KMeansOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var random = RandomFor(options);
        var count = (int)Math.Min(points.Rows, Math.Max(options.Batch!.Value, (long)options.K) * SeedingBatches);
        using var sample = DrawnRows.Draw(points, count, random, cancellation);
        using var data = new KMeansData(sample, options.Threads, cancellation: cancellation);

        // Of several seedings the one that suits the sample best, after one step.
        using var seeded = KMeans.Best(data, options with { MaxIterations = 1, Tolerance = 0 }, null, cancellation);
        var batches = new KMeansBatches(points, options, random, cancellation);
        batches.Train(seeded.Centers, progress);
        return Label(points, options, seeded.Centers, batches.Steps, null, cancellation);
    }

    private static RandomSource RandomFor(KMeansOptions options) => new RandomSource(options.Seed).Fork(Stream);

    private static KMeansResult Label(
        IRowSource points, KMeansOptions options, CenterSet trained, IReadOnlyList<KMeansStep> steps, int? rows,
        CancellationToken cancellation)
    {
        using var data = new KMeansData(points, trained.Offsets, packs: false);
        using var assignment = new BoundedAssignment(data, trained, options.Threads);
        var labels = new int[points.Rows];
        Array.Fill(labels, -1);
        assignment.Assign(labels, cancellation);
        var squared = RowDistances.Squared(data, trained, labels, options.Threads, cancellation);
        return KMeans.Result(trained, labels, squared, steps) with { TrainedRows = rows ?? points.Rows };
    }
}
