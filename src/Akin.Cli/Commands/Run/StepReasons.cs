namespace Akin.Cli.Commands.Run;

/// <summary>Why a step of a workflow would show nothing after a run.</summary>
internal static class StepReasons
{
    /// <summary>
    /// The reason; none where the step means something. Without groups there is no sheet of them and nothing but noise;
    /// only several collections differ, and no model from itself.
    /// </summary>
    /// <param name="step">The step as the preset has it.</param>
    /// <param name="run">The run before it.</param>
    public static string? WhyNot(string step, RunSummary run) =>
        run.Ready == 0 ? "no picture is ready"
        : Has(step, $"--model {run.Model}") ? $"the groups are those of {run.Model}"
        : run.Clusters == 0 && (Has(step, "--no-noise") || Has(step, "sheet ")) ? "there are no groups"
        : run.Collections < 2 && (Has(step, "--by collection") || step == "compare") ? NoCollections(run)
        : null;

    /// <summary>A sentence of the steps that one reason leaves out.</summary>
    public static string Note(IGrouping<string?, string> steps) =>
        $"not made: {string.Join(", ", steps.Select(Result))}; {steps.Key}.";

    private static string NoCollections(RunSummary run) => "there are no two collections"
        + (run.Columns.Count == 0
            ? ", which several folders make"
            : $": --collection-by COLUMN makes them, here of {string.Join(", ", run.Columns)}");

    /// <summary>The file that a step makes, else its verb.</summary>
    private static string Result(string step) =>
        step.LastIndexOf('/') is >= 0 and var slash ? step[(slash + 1)..] : $"akin {step}";

    private static bool Has(string step, string words) => step.Contains(words, StringComparison.Ordinal);
}
