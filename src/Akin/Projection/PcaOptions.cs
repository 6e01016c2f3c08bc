namespace Akin.Projection;

/// <summary>How <see cref="Pca"/> works.</summary>
public sealed record PcaOptions
{
    /// <summary>Components wanted, ≥ 1; never more than min(n, d) are found. Default: 2.</summary>
    public int Components { get; init; } = 2;

    /// <summary>
    /// Whether coordinates are divided by their component's standard deviation, so that all have variance 1; a
    /// component along which nothing varies gives 0. Default: no.
    /// </summary>
    public bool Whiten { get; init; }

    /// <summary>Seed of the random start that very wide and long data take. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads, ≥ 1; the result is the same for any. Default: 1.</summary>
    public int Threads { get; init; } = 1;
}
