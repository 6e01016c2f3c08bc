using Akin.Sampling;

namespace Akin.Cli.Commands.Sample;

/// <summary>What to pick.</summary>
/// <param name="Options">How; the lists are not read yet.</param>
/// <param name="By">What is sampled on its own.</param>
/// <param name="MustKeep">The file of what comes first; none without.</param>
/// <param name="Never">The file of what is left out; none without.</param>
internal sealed record SampleSettings(SampleOptions Options, SampleGrouping By, string? MustKeep, string? Never)
{
    /// <summary>The column of a list whose values are sampled on their own; none for other groupings.</summary>
    public string? Column { get; init; }
}
