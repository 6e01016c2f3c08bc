using Akin.Clustering;
using Akin.Clustering.Density;
using Akin.Clustering.Hierarchy;
using Akin.Numerics;

namespace Akin.Workspace.Runs;

/// <summary>How points are grouped.</summary>
public sealed record GroupingOptions
{
    /// <summary>Which method. Default: k-means.</summary>
    public GroupingMethod Method { get; init; }

    /// <summary>Number of groups, 1 … n; <see langword="null"/> chooses it. Default: null.</summary>
    public int? K { get; init; }

    /// <summary>The least number tried when it is to be chosen, ≥ 2. Default: 2.</summary>
    public int KMin { get; init; } = 2;

    /// <summary>The largest number tried, at most n − 1 is. Default: 30.</summary>
    public int KMax { get; init; } = 30;

    /// <summary>What K is chosen by. Default: all that is measured, combined.</summary>
    public KCriterion By { get; init; }

    /// <summary>
    /// How the silhouettes of the numbers tried are computed. Default: exact where the data allow it.
    /// </summary>
    public SilhouetteEstimate Silhouettes { get; init; }

    /// <summary>
    /// Starts of k-means, of which the best is kept; <see langword="null"/> for 10, up to 40 of no more than 2,000
    /// rows, and with k chosen fewer of large data.
    /// </summary>
    public int? Restarts { get; init; }

    /// <summary>
    /// With a K: at most that many steps for each start; <see langword="null"/> for k-means' default.
    /// </summary>
    public int? Iterations { get; init; }

    /// <summary>
    /// With a K: when to stop; <see langword="null"/> for k-means' default, or 0 with centres and iterations given.
    /// </summary>
    public double? Tolerance { get; init; }

    /// <summary>k-means, with a K: compare rows by direction alone. Default: no.</summary>
    public bool Spherical { get; init; }

    /// <summary>
    /// k-means, with a K: rows of a mini-batch, ≥ 1; <see langword="null"/> looks at all rows in each step.
    /// </summary>
    public int? Batch { get; init; }

    /// <summary>Centres to start from, K × d. Default: none.</summary>
    public Matrix? InitialCenters { get; init; }

    /// <summary>
    /// DBSCAN: the radius, ≥ 0; <see langword="null"/> reads it off the core distances. Default: null.
    /// </summary>
    public double? Radius { get; init; }

    /// <summary>Points from which on that radius holds; among fewer it is read off. Default: 0.</summary>
    public int RadiusFrom { get; init; }

    /// <summary>
    /// DBSCAN and HDBSCAN: points that make a place dense, the point itself among them, ≥ 1. Default: 5.
    /// </summary>
    public int MinSamples { get; init; } = 5;

    /// <summary>
    /// Points from which on that number holds; among fewer it is a quarter of the root of their number, at least 3.
    /// Default: 0.
    /// </summary>
    public int MinSamplesFrom { get; init; }

    /// <summary>HDBSCAN: the least size of a group, ≥ 2. Default: 15.</summary>
    public int MinClusterSize { get; init; } = 15;

    /// <summary>HDBSCAN: which groups of its tree to take. Default: the most persistent ones.</summary>
    public ClusterSelection Selection { get; init; }

    /// <summary>HDBSCAN: whether one group of all is an answer. Default: no.</summary>
    public bool AllowSingleCluster { get; init; }

    /// <summary>Agglomerative: how far apart two groups are. Default: Ward.</summary>
    public Linkage Linkage { get; init; }

    /// <summary>Agglomerative: join up to this distance in place of a number K, ≥ 0. Default: none.</summary>
    public double? Height { get; init; }

    /// <summary>
    /// The memory to keep to, in bytes: what stored distances may take, and beyond which k-means trains on a sample.
    /// Default: what the machine has.
    /// </summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Whether each group is scored too: O(n²·d). Default: yes.</summary>
    public bool Score { get; init; } = true;

    /// <summary>The figures that hold among so many points.</summary>
    internal GroupingOptions Among(int points) => this with
    {
        Radius = points >= RadiusFrom ? Radius : null,
        MinSamples = points >= MinSamplesFrom ? MinSamples : Math.Min(MinSamples, FewerSamples.Of(points)),
        RadiusFrom = 0,
        MinSamplesFrom = 0,
    };

    /// <summary>The same with what the memory leaves beside so many points; k-means counts them itself.</summary>
    internal GroupingOptions Beside(int rows, int columns) => Method == GroupingMethod.KMeans || MemoryBytes is null
        ? this
        : this with { MemoryBytes = Math.Max(0, MemoryBytes.Value - ((long)rows * columns * sizeof(float))) };

    /// <summary>Seed of the starts. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads, ≥ 1; the result is the same for any. Default: all cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
