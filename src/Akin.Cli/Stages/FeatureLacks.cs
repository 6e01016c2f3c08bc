using Akin.Numerics;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>What verbs say of pictures that are ready and without features in the set that they work on.</summary>
internal static class FeatureLacks
{
    /// <summary>How many there are and where they are listed; empty when there are none.</summary>
    public static string Text(int pictures, string set) => pictures == 0
        ? ""
        : $"{Counted.Of(pictures, "picture")} {(pictures == 1 ? "has" : "have")} no features in the set {set} and "
            + $"{(pictures == 1 ? "was" : "were")} left out; akin features show {set} says which and why.";

    /// <summary>What a run is without, a sentence for each kind.</summary>
    /// <param name="lacking">Ready pictures without features in its set.</param>
    /// <param name="notInRun">Ready pictures that came after it.</param>
    /// <param name="set">The set's name; none where there are none.</param>
    public static IEnumerable<string> Gaps(int lacking, int notInRun, string? set)
    {
        if (lacking > 0)
        {
            yield return Text(lacking, set ?? "");
        }

        if (notInRun > 0)
        {
            yield return $"{Counted.Of(notInRun, "picture")} came after this run and "
                + $"{(notInRun == 1 ? "was" : "were")} left out; akin cluster makes a run with all.";
        }
    }

    /// <summary>
    /// The exit code of a verb that has done its work on a set: what was tried without success counts, what the verb
    /// was not to embed does not.
    /// </summary>
    /// <param name="inputs">All inputs of the workspace.</param>
    /// <param name="lacking">Those without features in the set.</param>
    public static int ExitCode(IReadOnlyList<PictureRecord> inputs, IEnumerable<FeatureLack> lacking) =>
        lacking.Any(each => each.Failed) ? Cli.ExitCode.SomeInputsFailed : LedgerCounts.Of(inputs).ExitCode;
}
