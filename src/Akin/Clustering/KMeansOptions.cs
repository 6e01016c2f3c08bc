using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>What <see cref="KMeans"/> is asked to do.</summary>
public sealed record KMeansOptions
{
    /// <summary>Number of clusters, 1 … n. Default: 8.</summary>
    public int K { get; init; } = 8;

    /// <summary>
    /// Starts from that many seedings and keeps the lowest inertia; 1 with <see cref="InitialCenters"/>. Default: 10.
    /// </summary>
    public int Restarts { get; init; } = 10;

    /// <summary>At most that many Lloyd steps for each start, ≥ 1. Default: 300.</summary>
    public int MaxIterations { get; init; } = 300;

    /// <summary>
    /// Stop when the centres' squared movement is at most this times the mean variance of the columns, ≥ 0. With 0
    /// exactly <see cref="MaxIterations"/> steps are made, unless the labels stop changing (then further steps change
    /// nothing). Default: 1e-4.
    /// </summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>k × d centres to start from in place of a seeding. Default: none.</summary>
    public Matrix? InitialCenters { get; init; }

    /// <summary>
    /// Spherical k-means (Dhillon and Modha, 2001): rows are compared by direction alone. Rows and centres are scaled
    /// to length 1, and distances and inertia are of those. Default: no.
    /// </summary>
    public bool Spherical { get; init; }

    /// <summary>
    /// Rows of a mini-batch (Sculley, 2010), ≥ 1: each step looks at that many rows drawn at random, not at all. Then
    /// <see cref="MaxIterations"/> counts as many rows as the data have, and the tolerance is not used. Default: none,
    /// every step looks at all rows.
    /// </summary>
    public int? Batch { get; init; }

    /// <summary>
    /// The memory that the process may take of its own, in bytes. Rows that would take more than two fifths of it as
    /// float32 are not all trained on, but a sample that does not is, drawn at random; all are labelled in the end.
    /// Default: no limit.
    /// </summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The same seed gives the same answer, at any thread count. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads to use, ≥ 1. Default: one for each core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Refuses settings that cannot be met, all faults in one message.</summary>
    /// <exception cref="ArgumentException">Something is out of range.</exception>
    internal void Check(IRowSource points)
    {
        var faults = new List<string>();
        if (points.Rows == 0)
        {
            faults.Add("There are no points to group.");
        }
        else if (K < 1 || K > points.Rows)
        {
            faults.Add($"K is {K}: {Counted.Of(points.Rows, "point")} can make 1 to {points.Rows} clusters.");
        }

        if (Restarts < 1)
        {
            faults.Add($"Restarts is {Restarts}: at least 1 is needed.");
        }

        if (MaxIterations < 1)
        {
            faults.Add($"MaxIterations is {MaxIterations}: at least 1 is needed.");
        }

        if (!(Tolerance >= 0))
        {
            faults.Add($"Tolerance is {Tolerance}: it must be 0 or more.");
        }

        if (Batch < 1)
        {
            faults.Add($"Batch is {Batch}: at least 1 row is needed.");
        }

        if (K >= 1 && K <= points.Rows && KMeansFit.TrainingRows(points, this) < K)
        {
            faults.Add(
                $"MemoryBytes is {MemoryBytes}: it holds a sample of "
                + $"{Counted.Of(KMeansFit.TrainingRows(points, this), "row")}, and "
                + $"{Counted.Of(K, "cluster needs", "clusters need")} {K} at least.");
        }

        if (Threads < 1)
        {
            faults.Add($"Threads is {Threads}: at least 1 is needed.");
        }

        if (InitialCenters is { } start && (start.Rows != K || start.Columns != points.Columns))
        {
            faults.Add(
                $"InitialCenters is {start.Rows} × {start.Columns}: "
                + $"K centres in the points' dimensions are {K} × {points.Columns}.");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', faults));
        }
    }
}
