using Akin.Cli.Commands;
using Akin.Cli.Display;
using Akin.Numerics;
using Akin.Workspace;
using Akin.Workspace.Runs;

namespace Akin.Cli.Stages;

/// <summary>What verbs say of pictures that are ready and without features in the set that they work on.</summary>
internal static class FeatureLacks
{
    /// <summary>How many there are and where they are listed; empty when there are none.</summary>
    public static string Text(int pictures, string set) => pictures == 0
        ? ""
        : $"{Counted.Of(pictures, "picture")} {(pictures == 1 ? "has" : "have")} no features in the set {set} and "
            + $"{(pictures == 1 ? "was" : "were")} left out; akin features show {set} says which and why.";

    /// <summary>The same of a run.</summary>
    public static string Text(RunOutcome run) =>
        Text(run.Lacking.Count, run.Record.FeatureSet?.Name ?? run.Record.Model.Id);

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

    /// <summary>
    /// The same of a verb that says nothing else of inputs without a picture: a line tells that there are some. A step
    /// of <c>akin run</c> leaves that to the run.
    /// </summary>
    /// <param name="inputs">All inputs of the workspace.</param>
    /// <param name="lacking">Those without features in the set.</param>
    /// <param name="settings">Know how the verb was called.</param>
    /// <param name="shell">Takes the line.</param>
    public static int ExitCode(
        IReadOnlyList<PictureRecord> inputs, IEnumerable<FeatureLack> lacking, Settings settings, Shell shell)
    {
        if (shell.Answered is null && LedgerCounts.Of(inputs).Failed is > 0 and var failed)
        {
            shell.Error.WriteLine($"{settings.CalledAs}: {NoPicture(failed)}");
        }

        return ExitCode(inputs, lacking);
    }

    private static string NoPicture(int inputs) =>
        $"{Counted.Of(inputs, "input")} {(inputs == 1 ? "yields no picture and is" : "yield no picture and are")} left "
        + "out; akin ledger --failed says which and why.";
}
