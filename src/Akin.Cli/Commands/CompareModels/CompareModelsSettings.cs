using Akin.Comparison.Models;

namespace Akin.Cli.Commands.CompareModels;

/// <summary>What is compared, and how.</summary>
/// <param name="Against">What the labels are: <c>collections</c>, <c>none</c>, a table or a column; none for
/// collections where there are two.</param>
/// <param name="Column">The column of the labels in that table; none for its usual one.</param>
/// <param name="Queries">Pictures whose neighbours are shown.</param>
/// <param name="Shown">Neighbours of each that are shown.</param>
/// <param name="Out">The folder for the results, absolute; none for that of the workspace.</param>
/// <param name="Options">How.</param>
internal sealed record CompareModelsSettings(
    string? Against, string? Column, int Queries, int Shown, string? Out, ModelComparisonOptions Options);
