using System.Globalization;

namespace Akin.Sampling;

/// <summary>
/// The file <c>coverage.csv</c>: a line for each number of picks, what they cover and what random ones do.
/// </summary>
public static class CoverageFile
{
    /// <summary>Its usual name.</summary>
    public const string Name = "coverage.csv";

    /// <summary>Writes it.</summary>
    public static void Write(string path, CoverageCurve curve)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("picked,mean,median,p95,max,random_mean,random_median,random_p95,random_max");
        foreach (var point in curve.Points)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{point.Count},{Text(point.Picked)},{Text(point.Random)}"));
        }
    }

    private static string Text(CoverageLevel level) => string.Create(
        CultureInfo.InvariantCulture, $"{level.Mean:R},{level.Median:R},{level.Most:R},{level.Farthest:R}");
}
