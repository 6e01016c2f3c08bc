using System.Globalization;
using Akin.Rendering.Charts;
using Akin.Sampling;

namespace Akin.Cli.Commands.Sample;

/// <summary>The tables that a sample is written as.</summary>
internal static class SampleFiles
{
    public const string Rank = "rank.csv";

    /// <summary>A line for each pick of vectors, best first.</summary>
    public static void WriteRows(string path, IReadOnlyList<SamplePick> picks)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("rank,row,cluster,distance");
        for (var i = 0; i < picks.Count; i++)
        {
            var pick = picks[i];
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{i + 1},{pick.Row},{pick.Cluster},{pick.Distance:R}"));
        }
    }

    /// <summary>The coverage as a table and as a chart; only the table when nothing was picked.</summary>
    /// <param name="curve">The coverage.</param>
    /// <param name="place">Where a file of a name goes.</param>
    public static void WriteCoverage(CoverageCurve curve, Func<string, string> place)
    {
        CoverageFile.Write(place(CoverageFile.Name), curve);
        if (curve.Points.Count > 0)
        {
            CoverageChart.Write(curve, place("coverage.svg"), place("coverage.png"));
        }
    }
}
