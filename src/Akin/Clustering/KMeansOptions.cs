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
            faults.Add($"K is {K}: {points.Rows} points can make 1 to {points.Rows} clusters.");
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
