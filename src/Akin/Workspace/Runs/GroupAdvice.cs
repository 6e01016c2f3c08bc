using System.Globalization;
using Akin.Numerics;

namespace Akin.Workspace.Runs;

/// <summary>What to try where a run found no group.</summary>
public static class GroupAdvice
{
    // A group of this part of all pictures is one that a person would look for.
    private const int PartOfAll = 25;
    private const int Fewest = 3;

    /// <summary>Why there is none and what to try, by the number of pictures; empty where there are groups.</summary>
    /// <param name="run">A finished run.</param>
    public static string Of(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Pictures == 0 || run.Metrics.GetValueOrDefault("clusters") > 0 || GivenGroups.KeyOf(run) is not null)
        {
            return "";
        }

        var options = RunSettings.Of(run).Grouping.Among(run.Pictures);
        var pictures = Counted.Of(run.Pictures, "picture");
        return options.Method switch
        {
            GroupingMethod.Dbscan => "No place is dense enough for a group: that takes "
                + $"{Counted.Of(options.MinSamples, "picture")} {Within(options.Radius)} (--min-samples "
                + $"{Number(options.MinSamples)}), of {pictures} in all. Try --eps auto --min-samples "
                + $"{Number(Fewer(options.MinSamples, run.Pictures))}; or --method kmeans, which puts every picture "
                + "into a group.",
            GroupingMethod.Hdbscan => "No group came out: that takes "
                + $"{Counted.Of(options.MinClusterSize, "picture")} that lie denser than what is around them "
                + $"(--min-cluster-size {Number(options.MinClusterSize)}), of {pictures} in all. Try "
                + $"--min-cluster-size {Number(Fewer(options.MinClusterSize, run.Pictures))}; or --method kmeans, "
                + "which puts every picture into a group.",
            _ => "",
        };
    }

    private static string Within(double? radius) => radius is { } given
        ? string.Create(CultureInfo.InvariantCulture, $"within a distance of {given:0.####}")
        : "close to one another";

    private static int Fewer(int asked, int pictures) =>
        Math.Max(Fewest, Math.Min(asked / 2, pictures / PartOfAll));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
