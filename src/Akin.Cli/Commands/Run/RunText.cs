using System.Globalization;
using Akin.Cli.Stages;
using Akin.Numerics;
using Akin.Workspace;

namespace Akin.Cli.Commands.Run;

/// <summary>A run's result for people.</summary>
internal static class RunText
{
    private const string NoGroups = "No place is dense enough for a group. Try a smaller --min-samples, a larger --eps "
        + "or --eps auto; or --method kmeans, which puts every picture into a group.";

    public static string Of(RunSummary summary)
    {
        var lines = new List<string> { Pictures(summary), Groups(summary) };
        if (summary.WithoutFeatures > 0)
        {
            lines.Add(FeatureLacks.Text(summary.WithoutFeatures, summary.Set));
        }

        if (summary.Explanation.Length > 0)
        {
            lines.Add(summary.Explanation);
        }

        if (summary.Conclusion is { } conclusion && conclusion != summary.Explanation)
        {
            lines.Add(conclusion);
        }

        if (summary.Ready > 0 && summary.Clusters == 0)
        {
            lines.Add(NoGroups);
        }

        if (summary.AdjustedRand is { } agreement)
        {
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The groups agree with the families that were drawn: adjusted Rand index " +
                $"{agreement:0.000} (1 is wholly)."));
        }

        lines.Add(summary.WasThere
            ? "Nothing to do: all of it had been done before."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Done in {summary.Seconds:0.0} s ({string.Join(", ", summary.Stages.Select(Stage))})."));
        lines.Add(summary.Report);
        lines.AddRange((summary.Outputs ?? []).SelectMany(output => (string[])
            ["", output.WasThere ? $"{output.Command}  (done before)" : output.Command, output.Text]));
        return string.Join('\n', lines);
    }

    private static string Pictures(RunSummary summary)
    {
        var culture = CultureInfo.InvariantCulture;
        var text = string.Create(culture, $"{summary.Ready:N0} of {Counted.Of(summary.Pictures, "picture")} ready");
        if (summary.Duplicates > 0)
        {
            var copies = summary.Duplicates == 1 ? "a copy" : "copies";
            text += string.Create(culture, $", {summary.Duplicates:N0} of them {copies}");
        }

        if (summary.Dropped > 0)
        {
            text += string.Create(culture, $", {summary.Dropped:N0} dropped");
        }

        return summary.Failed > 0
            ? text + string.Create(culture, $"; {summary.Failed:N0} could not be used (akin ledger --failed says why)")
            : text;
    }

    private static string Groups(RunSummary summary)
    {
        var culture = CultureInfo.InvariantCulture;
        var none = summary.Noise > 0 ? string.Create(culture, $", {Counted.Of(summary.Noise, "picture")} in none") : "";
        var score = summary.Silhouette is { } mean ? string.Create(culture, $", silhouette {mean:0.000}") : "";
        return $"{Counted.Of(summary.Clusters, "group")}{none}{score}";
    }

    private static string Stage(RunStage stage) =>
        string.Create(CultureInfo.InvariantCulture, $"{stage.Name} {stage.Seconds:0.0} s");
}
