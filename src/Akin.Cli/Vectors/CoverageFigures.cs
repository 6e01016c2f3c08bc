using Akin.Sampling;

namespace Akin.Cli.Vectors;

/// <summary>Distances from all rows to the nearest of a sample.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Median">Half are no larger.</param>
/// <param name="P95">95 % are no larger.</param>
/// <param name="Max">The largest.</param>
internal sealed record CoverageFigures(double Mean, double Median, double P95, double Max)
{
    public static CoverageFigures Of(CoverageLevel level) => new(level.Mean, level.Median, level.Most, level.Farthest);
}
