using System.Globalization;
using Akin.Cli.Commands;
using Akin.Numerics;
using Akin.Workspace.Runs;

namespace Akin.Cli.Stages;

/// <summary>What is to be said of a map of few pictures.</summary>
internal static class MapNote
{
    private const int LeastPictures = 4;
    private static readonly double UsualPerplexity = new RunSettings().Map.Perplexity;

    /// <summary>That a map says nothing, or has another perplexity than was asked for; else none.</summary>
    public static string? Of(RunOutcome run, Settings settings)
    {
        var map = new RunFiles(run.Folder).ReadMap();
        var asked = RunSettings.Of(run.Record).Map.Perplexity;
        var isAsked = settings.Preset is not null || asked != UsualPerplexity;
        if (map.Perplexity is not { } used || !isAsked)
        {
            return null;
        }

        return run.Record.Pictures < LeastPictures
            ? $"a map of {Counted.Of(run.Record.Pictures, "picture")} says nothing of what is alike."
            : used < asked
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"the map has perplexity {used:0.##} in place of {asked:0.##}: {run.Record.Pictures} pictures "
                    + $"allow no more.")
                : null;
    }
}
