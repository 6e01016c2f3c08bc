using System.Globalization;

namespace Akin.Sampling;

/// <summary>
/// The file <c>coverage.csv</c>: a line for each number of picks, what they cover and what random ones do.
/// </summary>
public static class CoverageFile
{
    /// <summary>Its usual name.</summary>
    public const string Name = "coverage.csv";

    /// <summary>Its lines, the header first.</summary>
    public static IEnumerable<string> Lines(CoverageCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return curve.Points
            .Select(point => string.Create(
                CultureInfo.InvariantCulture, $"{point.Count},{Text(point.Picked)},{Text(point.Random)}"))
            .Prepend("picked,mean,median,p95,max,random_mean,random_median,random_p95,random_max");
    }

    private static string Text(CoverageLevel level) => string.Create(
        CultureInfo.InvariantCulture, $"{level.Mean:R},{level.Median:R},{level.Most:R},{level.Farthest:R}");
}
