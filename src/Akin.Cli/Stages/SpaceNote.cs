using Akin.Cli.Display;
using Akin.Numerics;
using Akin.Workspace.Runs;

namespace Akin.Cli.Stages;

/// <summary>Says so where more principal components are asked for than there are: all there are take their place.
/// </summary>
internal static class SpaceNote
{
    /// <summary>The sentence; none where as many are there, or no more was said than is usual.</summary>
    /// <param name="asked">The space that was asked for.</param>
    /// <param name="usual">The space where nothing is said.</param>
    /// <param name="rows">The pictures.</param>
    /// <param name="columns">The features of each.</param>
    public static string? Of(FeatureSpace asked, FeatureSpace usual, int rows, int columns)
    {
        var most = Math.Min(rows, columns);
        return asked.Components is { } components && components > most && components != usual.Components
            ? $"--on pca:{components} asks for more components than there are: {Counted.Of(rows, "picture")} of "
                + $"{Counted.Of(columns, "feature")} {(rows == 1 ? "has" : "have")} {most}; pca:{most} is used."
            : null;
    }

    /// <summary>Writes it above the progress.</summary>
    public static void Say(
        FeatureSpace asked, FeatureSpace usual, int rows, int columns, IProgress<StageProgress> progress, Shell shell)
    {
        if (Of(asked, usual, rows, columns) is { } note)
        {
            ProgressLine.Say(progress, shell, note);
        }
    }
}
