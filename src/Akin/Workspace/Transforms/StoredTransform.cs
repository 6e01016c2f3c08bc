namespace Akin.Workspace.Transforms;

/// <summary>
/// How the rows of a set come from those of another, as the catalogue and the manifest keep it. What was learnt is
/// beside the shards: <c>mean.npy</c> (1 × d), <c>components.npy</c> (components × d) and
/// <c>explained_variance.npy</c> (components × 2: variance, share of all), float64.
/// </summary>
public sealed record StoredTransform
{
    /// <summary>The key of the set that the rows come from.</summary>
    public required string Source { get; init; }

    /// <summary>Whether each row is scaled to length 1 first.</summary>
    public required bool Normalise { get; init; }

    /// <summary>Principal components asked for; none when there are none, or as many as there could be.</summary>
    public int? Components { get; init; }

    /// <summary>Whether each component is divided by its standard deviation.</summary>
    public required bool Whiten { get; init; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; }

    /// <summary>Pictures that mean and components were learnt from; 0 when nothing was learnt.</summary>
    public int FittedOn { get; init; }

    /// <summary>The key of those features; see <see cref="ReadyFeatures.Hash"/>.</summary>
    public string FittedFeatures { get; init; } = "";

    /// <summary>Share of the variance that the components keep, 0 … 1; 1 when nothing was learnt.</summary>
    public double ExplainedVariance { get; init; } = 1;

    /// <summary>Variance of all dimensions of the fit together.</summary>
    public double TotalVariance { get; init; }

    /// <summary>Largest magnitude of a value of the fit.</summary>
    public float Largest { get; init; }

    /// <summary>SHA-256 of each file of what was learnt, by its name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>The steps in words, in order.</summary>
    public IReadOnlyList<string> Steps
    {
        get
        {
            var steps = new List<string>();
            if (Normalise)
            {
                steps.Add("l2");
            }

            if (FittedOn > 0)
            {
                steps.Add(Components is { } components ? $"pca:{components}" : "pca");
            }

            if (Whiten)
            {
                steps.Add("whiten");
            }

            return steps;
        }
    }

    /// <summary>Whether it was made as these options say.</summary>
    internal bool IsAs(TransformOptions options) =>
        (Normalise, Components, Whiten, Seed) == (options.Normalise, options.Components, options.Whiten, options.Seed);
}
