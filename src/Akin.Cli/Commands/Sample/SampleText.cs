using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Sampling;

namespace Akin.Cli.Commands.Sample;

/// <summary>A sample in sentences.</summary>
internal static class SampleText
{
    private const int MostGroups = 24;
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Of(
        int picked, int all, CoverageFigures? coverage, CoverageFigures? random, bool inParts = false,
        int uncovered = 0)
    {
        if (coverage is null || random is null)
        {
            return string.Create(Culture, $"{picked:N0} of {all:N0} picked");
        }

        var who = uncovered == 0 ? "all" : string.Create(Culture, $"the {all - uncovered:N0} in parts with a pick");
        var others = uncovered == 0 ? "" : string.Create(
            Culture, $"; {uncovered:N0} {(uncovered == 1 ? "is" : "are")} in parts without one");
        return string.Create(
            Culture,
            $"{picked:N0} of {all:N0} picked: 95 % of {who} lie within {coverage.P95:G4} of one of "
            + $"{(inParts ? "their own part" : "them")}, the farthest at {coverage.Max:G4} (as many at random: "
            + $"{random.P95:G4} and {random.Max:G4}){others}");
    }

    /// <summary>Says so where more clusters were asked for than there are pictures; none where there are enough.
    /// </summary>
    public static string? Clamped(int? k, IReadOnlyList<GroupResult> groups)
    {
        GroupResult[] small = [.. groups.Where(group => group.Group.Rows.Count is > 0 and var rows && rows < k)];
        return small switch
        {
            [] => null,
            [var only] when groups.Count == 1 => string.Create(
                Culture,
                $"--k {k} asks for more clusters than there are pictures: {only.Group.Rows.Count:N0} is used."),
            _ => string.Create(
                Culture, $"--k {k} asks for more clusters than there are pictures in {small.Length:N0} of "
                + $"{groups.Count:N0} groups, such as {Words.OnALine(small[0].Group.Name)} with "
                + $"{Counted.Of(small[0].Group.Rows.Count, "picture")}: the number of its pictures is used for each."),
        };
    }

    public static string Of(SampleSummary summary)
    {
        var lines = new List<string>
        {
            Of(
                summary.Picked, summary.Pictures, summary.Coverage, summary.RandomCoverage, summary.Groups.Count > 1,
                summary.Uncovered),
        };
        if (summary.Groups is [{ Name: "" } only])
        {
            lines.Add(only.Explanation);
        }
        else
        {
            lines.AddRange(summary.Groups.Take(MostGroups).Select(group => string.Create(
                Culture, $"  {Words.OnALine(group.Name)}: {group.Picked:N0} of {group.Pictures:N0}, "
                + $"{Counted.Of(group.Clusters, "cluster")}")));
            lines.Add(summary.Groups.Count > MostGroups ? $"  and {summary.Groups.Count - MostGroups} more" : "");
        }

        lines.Add(FeatureLacks.Text(summary.WithoutFeatures, summary.Set));
        lines.Add(Copies(summary));
        lines.Add(summary.Earlier is > 0 and var earlier
            ? $"{Counted.Of(earlier, "picture")} of earlier samples stay there besides: {EarlierFiles.Name} names them"
            : "");
        lines.Add(summary.Out);
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private static string Copies(SampleSummary summary)
    {
        if (summary.Copied is not { } copied)
        {
            return "";
        }

        var room = summary.Bytes > 0 ? $" ({ByteSize.Write(summary.Bytes.Value)})" : "";
        var verb = summary.DryRun ? "to copy or link" : "copied or linked";
        var failed = summary.Failed > 0
            ? string.Create(
                Culture, $", {summary.Failed:N0} {(summary.Failed == 1 ? "was" : "were")} not: manifest.csv says why")
            : "";
        return string.Create(Culture, $"{copied:N0} {verb}{room}, {summary.Kept:N0} were there{failed}");
    }
}
