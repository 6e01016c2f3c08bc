using Akin.Comparison;

namespace Akin.Cli.Commands.Compare;

/// <summary>What is compared, and how.</summary>
/// <param name="Collections">Names, in the order to show; empty for all.</param>
/// <param name="Run">The run whose clusters are compared; none for the latest.</param>
/// <param name="CountCopies">Whether a file counts as often as it is in a collection.</param>
/// <param name="Out">The folder for the results, absolute; none for that of the workspace.</param>
/// <param name="MostMosaics">Collections that get a mosaic, those with the most pictures.</param>
/// <param name="Options">How.</param>
internal sealed record CompareSettings(
    IReadOnlyList<string> Collections, string? Run, bool CountCopies, string? Out, int MostMosaics,
    ComparisonOptions Options);
