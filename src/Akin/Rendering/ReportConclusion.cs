using Akin.Clustering;
using Akin.Workspace.Runs;

namespace Akin.Rendering;

/// <summary>The end of a report in words.</summary>
internal static class ReportConclusion
{
    /// <summary>
    /// The best number of groups, why, and how sure; what that says of a number that was asked for; or how clear the
    /// groups are, where no other number was tried; of less than two groups how they came about.
    /// </summary>
    /// <param name="grouping">The groups that are shown.</param>
    /// <param name="wasAsked">Whether their number was given.</param>
    /// <param name="curve">What other numbers gave; none where none was tried.</param>
    /// <param name="elbow">Where the inertia that is shown bends; none where it does not.</param>
    public static string Of(GroupingRecord grouping, bool wasAsked, RunCurve? curve, int? elbow)
    {
        if (grouping.Curve.Count == 0 && (curve is null || !wasAsked))
            return Groups(grouping);

        var verdict = KVerdict.Of(curve!.Points, curve.BestK, elbow, curve.ClearGroups)!;
        return grouping.Curve.Count > 0
            ? verdict.Sentence
            : (verdict with { Asked = KAsked.Of(curve.Points, grouping.K) }).Sentence;
    }

    private static string Groups(GroupingRecord grouping)
    {
        var known = grouping.GroupSilhouettes.Index().Where(group => double.IsFinite(group.Item)).ToArray();
        if (grouping.Clusters < 2 || grouping.Silhouette is not { } mean || known.Length < 2)
            return grouping.Explanation;

        var (clearest, least) = (known.MaxBy(group => group.Item), known.MinBy(group => group.Item));
        return $"The {grouping.Clusters} groups have {Clearness(mean)} (mean silhouette {Wording.Score(mean)}); "
            + $"the clearest is group {clearest.Index} ({Wording.Score(clearest.Item)}), the least clear group "
            + $"{least.Index} ({Wording.Score(least.Item)}).";
    }

    private static string Clearness(double silhouette) => Wording.Clearness(silhouette) + " structure";
}
