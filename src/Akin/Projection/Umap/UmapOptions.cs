namespace Akin.Projection.Umap;

/// <summary>How <see cref="UmapLayout"/> works; the defaults are umap-learn's.</summary>
public sealed record UmapOptions
{
    /// <summary>
    /// Points that make a neighbourhood, the point itself among them, ≥ 2; few show detail, many the whole. With fewer
    /// points than that, all of them. Default: 15.
    /// </summary>
    public int Neighbours { get; init; } = 15;

    /// <summary>How near points may lie on the map, ≥ 0 and at most <see cref="Spread"/>. Default: 0.1.</summary>
    public double MinDist { get; init; } = 0.1;

    /// <summary>The scale of the map: how wide a neighbourhood gets, &gt; 0. Default: 1.</summary>
    public double Spread { get; init; } = 1;

    /// <summary>Dimensions of the map, ≥ 1. Default: 2.</summary>
    public int Dimensions { get; init; } = 2;

    /// <summary>
    /// Passes over the points, ≥ 0; <see langword="null"/> is 500 up to 10,000 points and 300 beyond. Default: null.
    /// </summary>
    public int? Epochs { get; init; }

    /// <summary>How far a force moves in the first epoch, &gt; 0; it falls to 0. Default: 1.</summary>
    public double LearningRate { get; init; } = 1;

    /// <summary>Seed of the start's noise and of the points that push. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads, ≥ 1; the map is the same for any. Default: 1.</summary>
    public int Threads { get; init; } = 1;

    internal int EpochsFor(int points) => Epochs ?? (points <= 10_000 ? 500 : 300);

    internal void Check()
    {
        string?[] faults =
        [
            Neighbours >= 2 ? null : $"Neighbours is {Neighbours}, must be at least 2",
            Spread > 0 && double.IsFinite(Spread) ? null : $"Spread is {Spread}, must be above 0",
            MinDist >= 0 && MinDist <= Spread
                ? null : $"MinDist is {MinDist}, must be from 0 to Spread, which is {Spread}",
            Dimensions >= 1 ? null : $"Dimensions is {Dimensions}, must be at least 1",
            Epochs is null or >= 0 ? null : $"Epochs is {Epochs}, must not be negative",
            LearningRate > 0 && double.IsFinite(LearningRate)
                ? null : $"LearningRate is {LearningRate}, must be above 0",
            Threads >= 1 ? null : $"Threads is {Threads}, must be at least 1",
        ];
        if (faults.Any(fault => fault is not null))
        {
            throw new ArgumentException(
                $"UMAP options: {string.Join("; ", faults.Where(fault => fault is not null))}.");
        }
    }
}
