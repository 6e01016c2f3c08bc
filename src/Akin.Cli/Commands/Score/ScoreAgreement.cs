using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Quality;

namespace Akin.Cli.Commands.Score;

/// <summary>
/// How well found groups agree with known ones: <c>metrics.json</c>, and <c>confusion.csv</c> with a line for each
/// known label and a column for each found one.
/// </summary>
internal sealed class ScoreAgreement(Settings settings, Shell shell)
{
    /// <summary>Compares and prints; writes the files where a folder is given.</summary>
    /// <param name="found">The labels to judge.</param>
    /// <param name="truth">The labels to judge them by.</param>
    /// <param name="started">When the tables began to be read.</param>
    /// <param name="output">The folder for the files; none to print alone.</param>
    public int Run(LabelTable found, LabelTable truth, long started, string? output)
    {
        var computing = shell.Time.GetTimestamp();
        var joined = found.Join(truth);
        var metrics = Add(joined, new Metrics
        {
            Seconds = 0,
            Threads = settings.Threads,
            Seed = settings.Seed,
            Rows = joined.Found.Numbers.Length,
        });
        metrics = metrics with
        {
            Seconds = shell.Time.GetElapsedTime(computing).TotalSeconds,
            SecondsTotal = shell.Time.GetElapsedTime(started).TotalSeconds,
            PeakMemoryBytes = ProcessMemory.Peak(),
        };
        var files = output is null ? null : Write(shell.Absolute(output), metrics, joined);
        shell.Out.WriteLine(settings.Json
            ? CliJson.Write(metrics with { Files = files })
            : Text(metrics) + (output is null ? "" : $"\n{shell.Absolute(output)}"));
        return ExitCode.Done;
    }

    /// <summary>Adds the indices of agreement to what is known already.</summary>
    public static Metrics Add(JoinedLabels joined, Metrics basis)
    {
        var (found, truth) = (joined.Found, joined.Truth);
        var clustered = Enumerable.Range(0, found.Numbers.Length).Where(i => found.Numbers[i] >= 0).ToArray();
        return basis with
        {
            Clusters = found.Names.Count,
            Noise = found.Noise,
            Classes = truth.Names.Count + (truth.Noise > 0 ? 1 : 0),
            JoinedBy = joined.Key,
            Unmatched = joined.Unmatched,
            AdjustedRand = Agreement.AdjustedRand(truth.Numbers, found.Numbers),
            Nmi = Agreement.NormalizedMutualInformation(truth.Numbers, found.Numbers),
            VMeasure = Agreement.VMeasure(truth.Numbers, found.Numbers),
            Homogeneity = Agreement.Homogeneity(truth.Numbers, found.Numbers),
            Completeness = Agreement.Completeness(truth.Numbers, found.Numbers),
            Purity = Agreement.Purity(truth.Numbers, found.Numbers),
            AdjustedRandWithoutNoise = found.Noise == 0 ? null : Agreement.AdjustedRand(
                Array.ConvertAll(clustered, i => truth.Numbers[i]), Array.ConvertAll(clustered, i => found.Numbers[i])),
        };
    }

    /// <summary>Writes how many lines have each pair of labels.</summary>
    public static void WriteConfusion(string path, JoinedLabels joined)
    {
        var table = ContingencyTable.Of(joined.Truth.Numbers, joined.Found.Numbers);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine(Line("against", table.Columns.Select(joined.Found.NameOf)));
        for (var row = 0; row < table.Rows.Count; row++)
        {
            writer.WriteLine(Line(
                joined.Truth.NameOf(table.Rows[row]),
                table.Counts[row].Select(count => count.ToString(CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>The agreement in words.</summary>
    public static string Text(Metrics metrics)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"Adjusted Rand {metrics.AdjustedRand:0.0000}, NMI {metrics.Nmi:0.0000}, V-measure "
            + $"{metrics.VMeasure:0.0000}, purity {metrics.Purity:0.0000}: "
            + $"{Counted.Of(metrics.Clusters!.Value, "cluster")} against "
            + $"{Counted.Of(metrics.Classes!.Value, "label")}, {Counted.Of(metrics.Rows, "line")} joined by "
            + $"{metrics.JoinedBy}");
        var unmatched = metrics.Unmatched > 0
            ? string.Create(CultureInfo.InvariantCulture, $", {metrics.Unmatched:N0} that only one has left out") : "";
        var noise = metrics.Noise > 0
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"\n{Counted.Of(metrics.Noise!.Value, "line is", "lines are")} noise (-1) and count as "
                + $"one group; without them the adjusted Rand is {metrics.AdjustedRandWithoutNoise:0.0000}")
            : "";
        return text + unmatched + noise;
    }

    private static IReadOnlyDictionary<string, string> Write(string output, Metrics metrics, JoinedLabels joined)
    {
        using var folder = new OutputFolder(output);
        WriteConfusion(folder.Draft("confusion.csv"), joined);
        File.WriteAllText(folder.Draft("metrics.json"), CliJson.Write(metrics) + "\n");
        return folder.Commit();
    }

    private static string Line(string first, IEnumerable<string> rest) =>
        string.Join(',', rest.Prepend(first).Select(CsvTable.Quoted));
}
