using System.Globalization;
using Akin.Numerics;

namespace Akin.Workspace.Runs;

/// <summary>What holds where there are too few points for the figures of a density, and how that is said.</summary>
internal static class FewerSamples
{
    private const int Least = 3;

    /// <summary>How many make a place dense among so many: a quarter of the root of their number, at least 3.</summary>
    public static int Of(int points) => Math.Max(Least, (int)Math.Round(Math.Sqrt(points) / 4));

    /// <summary>What was taken in place of the figures, in a sentence; empty where they hold.</summary>
    /// <param name="asked">The figures, and from how many points on they hold.</param>
    /// <param name="taken">What holds.</param>
    /// <param name="points">How many there are.</param>
    public static string Text(GroupingOptions asked, GroupingOptions taken, int points)
    {
        var isDbscan = asked.Method == GroupingMethod.Dbscan;
        if (asked.Method is not (GroupingMethod.Dbscan or GroupingMethod.Hdbscan))
        {
            return "";
        }

        (int From, string Text)?[] parts =
        [
            asked.MinSamples != taken.MinSamples
                ? (asked.MinSamplesFrom,
                    Said($"{taken.MinSamples:N0} make a place dense in place of {asked.MinSamples:N0}")) : null,
            isDbscan && asked.Radius is { } radius && taken.Radius is null
                ? (asked.RadiusFrom, Said($"the radius is read off in place of {radius:G6}")) : null,
        ];
        var said = parts.OfType<(int From, string Text)>().GroupBy(part => part.From).Select(group =>
            Said($"fewer than {group.Key:N0}, {string.Join(", and ", group.Select(part => part.Text))}"));
        return string.Join("; ", said) is { Length: > 0 } all
            ? Said($"Among {Counted.Of(points, "point")}, {all}.") : "";
    }

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
