using System.Globalization;
using Akin.Cli.Stages;
using Akin.Numerics;

namespace Akin.Cli.Commands.Mosaic;

/// <summary>Mosaics in sentences.</summary>
internal static class MosaicText
{
    private const int MostNamed = 3;
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Of(MosaicSummary summary)
    {
        var lie = summary.Hidden == 1 ? "lies" : "lie";
        var hidden = summary.Hidden > 0
            ? string.Create(Culture, $", {summary.Hidden:N0} {lie} wholly under others") : "";
        var left = summary.LeftOut > 0 ? string.Create(Culture, $", {summary.LeftOut:N0} left out") : "";
        var lines = new List<string>
        {
            string.Create(
                Culture,
                $"{summary.Drawn:N0} of {Counted.Of(summary.Pictures, "picture")} on ")
                + string.Create(Culture, $"{summary.Width} × {summary.Height} pixels")
                + hidden + left,
        };
        lines.AddRange(FeatureLacks.Gaps(summary.WithoutFeatures, summary.NotInRun, summary.Set));
        lines.AddRange(summary.Files.Select(file => file.Path));
        return string.Join('\n', lines);
    }

    /// <summary>How many could not be had, and the first of them.</summary>
    public static string Failures(MosaicSummary summary)
    {
        var named = string.Join(", ", summary.FailedPictures.Take(MostNamed));
        var more = summary.Failed > MostNamed
            ? string.Create(Culture, $" and {summary.Failed - MostNamed:N0} more") : "";
        return $"akin mosaic: {Counted.Of(summary.Failed, "picture")} cannot be read any more and "
            + $"{(summary.Failed == 1 ? "is" : "are")} left out: {named}{more}";
    }
}
