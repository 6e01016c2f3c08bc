namespace Akin.Quality;

/// <summary>What <see cref="SampledSilhouette"/> is asked to do.</summary>
public sealed record SampledSilhouetteOptions
{
    /// <summary>
    /// Points to sample, ≥ 2; more where clusters need it, never more than there are. Default: 2,048.
    /// </summary>
    public int Sample { get; init; } = 2048;

    /// <summary>
    /// Probability that the intervals of all labellings together hold the exact values, above 0 and below 1. Default:
    /// 0.95.
    /// </summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Seed of the draw. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads to use, ≥ 1; changes no bit of the result. Default: one for each core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Refuses settings that cannot be met, all faults in one message.</summary>
    /// <exception cref="ArgumentException">Something is out of range.</exception>
    internal void Check()
    {
        var faults = new List<string>();
        if (Sample < 2)
        {
            faults.Add($"Sample is {Sample}: at least 2 points are needed.");
        }

        if (!(Confidence > 0 && Confidence < 1))
        {
            faults.Add($"Confidence is {Confidence}: it must be above 0 and below 1.");
        }

        if (Threads < 1)
        {
            faults.Add($"Threads is {Threads}: at least 1 is needed.");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', faults));
        }
    }
}
