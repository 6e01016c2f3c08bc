using Akin.Workspace.Runs;

namespace Akin.Rendering;

/// <summary>Whether fewer dimensions give the same groups.</summary>
/// <param name="Ratios">Share of the variance that each of the first principal components explains.</param>
/// <param name="Comparison">The same number of groups in 2, 10 and all dimensions.</param>
/// <param name="Rows">Pictures that they were compared on.</param>
public sealed record ReportSpaces(IReadOnlyList<double> Ratios, SpaceComparison Comparison, int Rows);
