using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Numerics;

namespace Akin.Cli.Commands.Dedup;

/// <summary>The plan for people.</summary>
internal static class DedupText
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Of(DedupSummary summary)
    {
        var lines = new List<string>
        {
            string.Create(
                Culture,
                $"{Counted.Of(summary.Pictures, "picture")}: {summary.SameBytes:N0} have the same bytes as another, "
                + $"{summary.SamePicture:N0} show the same picture, {summary.SameScene:N0} the same scene; "
                + $"{ByteSize.Write(summary.Bytes)} could go. Nothing was touched."),
            "",
            "cluster   pictures  same bytes  same picture  same scene        %",
        };
        lines.AddRange(summary.Clusters.Select(line => string.Create(
            Culture,
            $"{line.Cluster,-8}  {line.Pictures,8:N0}  {line.Bytes,10:N0}  {line.Picture,12:N0}  "
            + $"{line.Scene,10:N0}  {line.Percent,7:0.0}")));
        lines.Add("");
        if (summary.SameFile > 0)
        {
            lines.Add(string.Create(
                Culture,
                $"{summary.SameFile:N0} of these {(summary.SameFile == 1 ? "is a further name" : "are further names")} "
                + $"of a file (hard {(summary.SameFile == 1 ? "link" : "links")}), by which nothing is freed."));
        }

        if (!summary.HasClusters)
        {
            lines.Add("The pictures are in no clusters yet; after akin run the table has a line for each.");
        }

        if (summary.Estimate is { } estimate)
        {
            lines.Add(estimate.ToString());
        }

        if (summary.Scene is { } scene)
        {
            lines.Add(string.Create(
                Culture,
                $"Same scene is a cosine distance of at most {scene.Distance:0.0000}: {scene.Passing:N0} of "
                + $"{scene.RandomPairs:N0} random pairs are within, duplicates among them; the middle one is "
                + $"{scene.Median:0.00} apart."));
        }

        if (summary.NotDecoded > 0)
        {
            lines.Add($"{Counted.Of(summary.NotDecoded, "picture")} cannot be decoded and "
                + $"{Were(summary.NotDecoded)} compared by bytes alone.");
        }

        if (summary.Failed > 0)
        {
            lines.Add($"{Counted.Of(summary.Failed, "input")} {(summary.Failed == 1 ? "yields" : "yield")} no picture; "
                + "akin ledger --failed says which and why.");
        }

        if (summary.SeveralPages > 0)
        {
            lines.Add($"{Counted.Of(summary.SeveralPages, "file")} with several pages or frames "
                + $"{Were(summary.SeveralPages)} compared by bytes alone.");
        }

        if (summary.WithoutFeatures > 0)
        {
            lines.Add(FeatureLacks.Text(summary.WithoutFeatures, summary.Set!));
        }

        lines.Add(summary.Page);
        lines.Add(summary.Groups);
        return string.Join('\n', lines);
    }

    private static string Were(int number) => number == 1 ? "was" : "were";
}
