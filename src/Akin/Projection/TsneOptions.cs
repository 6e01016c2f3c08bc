namespace Akin.Projection;

/// <summary>How <see cref="Tsne"/> works; the defaults are openTSNE's but where they say otherwise.</summary>
public sealed record TsneOptions
{
    /// <summary>
    /// Neighbours that a point effectively has, ≥ 1; with fewer than three times as many other points, a third of
    /// those. Default: 30.
    /// </summary>
    public double Perplexity { get; init; } = 30;

    /// <summary>Factor on the attraction in the first iterations, ≥ 1. Default: 12.</summary>
    public double EarlyExaggeration { get; init; } = 12;

    /// <summary>
    /// Iterations with that factor, ≥ 0; <see langword="null"/> is 250, and 500 up to 1,000 points: there they cost
    /// little, and small maps settle in bad places more often. Default: null.
    /// </summary>
    public int? EarlyExaggerationIterations { get; init; }

    /// <summary>Iterations after them, ≥ 0. Default: 750.</summary>
    public int Iterations { get; init; } = 750;

    /// <summary>
    /// Factor on the gradient, &gt; 0; <see langword="null"/> is n / exaggeration (Belkina et al., 2019). Default:
    /// null.
    /// </summary>
    public double? LearningRate { get; init; }

    /// <summary>Share of the last step that goes on while exaggerating, 0 … 1. Default: 0.8.</summary>
    public double InitialMomentum { get; init; } = 0.8;

    /// <summary>The same afterwards. Default: 0.8.</summary>
    public double FinalMomentum { get; init; } = 0.8;

    /// <summary>Where the points start. Default: at their principal components.</summary>
    public TsneStart Start { get; init; }

    /// <summary>Seed of the noise at the start. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads, ≥ 1; the map is the same for any. Default: 1.</summary>
    public int Threads { get; init; } = 1;

    internal int EarlyIterationsFor(int points) => EarlyExaggerationIterations ?? (points <= 1000 ? 500 : 250);

    internal void Check()
    {
        string?[] faults =
        [
            Perplexity >= 1 && double.IsFinite(Perplexity) ? null : $"Perplexity is {Perplexity}, must be at least 1",
            EarlyExaggeration >= 1 && double.IsFinite(EarlyExaggeration)
                ? null : $"EarlyExaggeration is {EarlyExaggeration}, must be at least 1",
            EarlyExaggerationIterations is null or >= 0
                ? null : $"EarlyExaggerationIterations is {EarlyExaggerationIterations}, must not be negative",
            Iterations >= 0 ? null : $"Iterations is {Iterations}, must not be negative",
            LearningRate is null or (> 0 and < double.PositiveInfinity)
                ? null : $"LearningRate is {LearningRate}, must be above 0",
            InitialMomentum is >= 0 and < 1 ? null : $"InitialMomentum is {InitialMomentum}, must be in 0 … 1",
            FinalMomentum is >= 0 and < 1 ? null : $"FinalMomentum is {FinalMomentum}, must be in 0 … 1",
            Threads >= 1 ? null : $"Threads is {Threads}, must be at least 1",
        ];
        if (faults.Any(fault => fault is not null))
        {
            throw new ArgumentException(
                $"t-SNE options: {string.Join("; ", faults.Where(fault => fault is not null))}.");
        }
    }
}
