using Akin.Numerics;

namespace Akin.Workspace.Transforms;

/// <summary>
/// How rows of a set become rows of another, in this order: scaled to length 1, brought to principal components,
/// whitened. At least one of the three is wanted.
/// </summary>
public sealed record TransformOptions
{
    /// <summary>Whether each row is scaled to length 1. Default: no.</summary>
    public bool Normalise { get; init; }

    /// <summary>
    /// Principal components to keep, 1 … min(pictures, dimensions); <see langword="null"/> for none, with <see
    /// cref="Whiten"/> for as many as there can be. Default: none.
    /// </summary>
    public int? Components { get; init; }

    /// <summary>Whether each component is divided by its standard deviation. Default: no.</summary>
    public bool Whiten { get; init; }

    /// <summary>How the rows are kept; <see langword="null"/> for as those of the source. Default: so.</summary>
    public FloatType? Type { get; init; }

    /// <summary>Seed of the random start that very wide and long data take. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads, ≥ 1; the result is the same for any. Default: all cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether anything has to be learnt from the rows.</summary>
    internal bool IsFitted => Components is not null || Whiten;

    /// <summary>The steps in short: <c>l2-pca128-whitened</c>.</summary>
    internal string Words
    {
        get
        {
            var words = new List<string>();
            if (Normalise)
            {
                words.Add("l2");
            }

            if (Components is { } components)
            {
                words.Add($"pca{components}");
            }

            if (Whiten)
            {
                words.Add("whitened");
            }

            return string.Join('-', words);
        }
    }
}
