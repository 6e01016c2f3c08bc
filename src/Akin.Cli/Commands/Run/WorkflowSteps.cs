using System.Globalization;
using System.Text.Json;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Presets;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Sampling.Copying;
using Akin.Workspace;

namespace Akin.Cli.Commands.Run;

/// <summary>
/// What a preset goes on with after the report: further verbs on the same workspace and the same features, each as it
/// would be typed.
/// </summary>
internal sealed class WorkflowSteps(WorkflowSettings workflow, Settings settings, Shell shell)
{
    private const string RunFolder = "{run}";
    private const string Sample = "sample";
    private readonly CommandTree _tree = new();

    /// <summary>Refuses before any work what a step would refuse after it.</summary>
    public void Check(Preset preset, WorkspacePlace place)
    {
        if (preset.Steps.Contains(Sample)
            && TreePlace.WhyNot(workflow.Out, place.Sources, place.Folder) is { } fault)
        {
            throw new UsageException($"--out: {fault}.");
        }
    }

    /// <summary>Trains the network that a preset asks for, on pictures that are indexed.</summary>
    /// <param name="preset">Says how; what was typed wins.</param>
    /// <param name="workspace">The workspace, absolute.</param>
    /// <param name="cancellation">Stops; the same command goes on.</param>
    public async Task<WorkflowOutput> TrainAsync(Preset preset, string workspace, CancellationToken cancellation)
    {
        var typed = workflow.Train?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        string[] words =
        [
            "train", "autoencoder", "--workspace", workspace, .. typed,
            .. PresetWord.Read(preset.Training!).Where(word => !typed.Contains(word.Option))
                .SelectMany(word => word.Words),
            .. Shared(),
        ];
        var (code, text) = await SayAsync(words, cancellation).ConfigureAwait(false);
        return Output(words, code, text);
    }

    /// <summary>Runs the steps one after the other; a step that fails ends them.</summary>
    /// <param name="preset">Whose steps.</param>
    /// <param name="run">The run they go on from.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The run with what came of its steps.</returns>
    public async Task<RunSummary> RunAsync(
        Preset preset, RunSummary run, CancellationToken cancellation)
    {
        var outputs = new List<WorkflowOutput>();
        var stages = new List<RunStage>();
        var records = new StepRecords(Path.GetDirectoryName(run.Report)!, [run.Workspace, workflow.Out]);
        foreach (var step in preset.Steps.Where(step => MeansSomething(step, run)))
        {
            cancellation.ThrowIfCancellationRequested();
            var mark = shell.Time.GetTimestamp();
            var words = Words(step, preset, run);
            var output = Done(records, words, run.Stamp)
                ?? await DoAsync(records, words, run.Stamp, cancellation).ConfigureAwait(false);
            outputs.Add(output);
            if (!output.WasThere)
            {
                stages.Add(new(output.Verb, shell.Time.GetElapsedTime(mark).TotalSeconds));
            }

            if (IsFailure(output.ExitCode))
            {
                break;
            }
        }

        return run with
        {
            Outputs = outputs,
            WasThere = run.WasThere && outputs.TrueForAll(output => output.WasThere),
            Stages = [.. run.Stages, .. stages],
            Seconds = run.Seconds + stages.Sum(stage => stage.Seconds),
            ExitCode = Worst([run.ExitCode, .. outputs.Select(output => output.ExitCode)]),
        };
    }

    /// <summary>Without groups there is no sheet of them and nothing but noise; only several collections differ, and
    /// no model from itself.</summary>
    private static bool MeansSomething(string step, RunSummary run) =>
        run.Ready > 0 && !Has(step, $"--model {run.Model}")
        && (run.Clusters > 0 || !(Has(step, "--no-noise") || Has(step, "sheet ")))
        && (run.Collections > 1 || !(Has(step, "--by collection") || step == "compare"));

    private static bool Has(string step, string words) => step.Contains(words, StringComparison.Ordinal);

    /// <summary>Whether an exit code says that the work was not done.</summary>
    public static bool IsFailure(int code) => code is not (ExitCode.Done or ExitCode.SomeInputsFailed);

    /// <summary>The code of what failed, else whether inputs did.</summary>
    private static int Worst(int[] codes) => Array.Find(codes, IsFailure) is var failed and not ExitCode.Done
        ? failed : codes.Max();

    /// <summary>A step that was done before and is as it was; none when it is to be done.</summary>
    private WorkflowOutput? Done(StepRecords records, string[] words, string stamp) =>
        records.Find(LineOf(words), stamp) is { } done
            ? Output(words, done.ExitCode, done.Text) with { WasThere = true } : null;

    private async Task<WorkflowOutput> DoAsync(
        StepRecords records, string[] words, string stamp, CancellationToken cancellation)
    {
        var before = records.Files();
        var (said, text) = await SayAsync(words, cancellation).ConfigureAwait(false);
        // Nobody typed this line: what it cannot do is no bad usage, and the report before it was written.
        var code = said == ExitCode.BadUsage ? ExitCode.Failed : said;
        if (!IsFailure(code))
        {
            records.Keep(new(LineOf(words), stamp, code, text, records.Files()), before);
        }

        return Output(words, code, text);
    }

    /// <summary>Does what a command line says; gives its exit code and what it printed.</summary>
    private async Task<(int Code, string Text)> SayAsync(string[] words, CancellationToken cancellation)
    {
        using var said = new StringWriter { NewLine = "\n" };
        string[] line = settings.Json ? [.. words, "--json"] : words;
        var code = await CommandLine.RunAsync(line, shell with { Out = said }, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return (code, said.ToString().TrimEnd());
    }

    private WorkflowOutput Output(string[] words, int code, string text)
    {
        JsonElement? result = settings.Json && text.Length > 0 ? JsonDocument.Parse(text).RootElement : null;
        return new(words[0], Typed(words), code, result) { Text = text };
    }

    private string LineOf(string[] words) => settings.Json ? $"{Typed(words)} --json" : Typed(words);

    private static string Typed(string[] words) => "akin " + string.Join(' ', words.Select(Quoted));

    private string[] Words(string step, Preset preset, RunSummary run)
    {
        string[] words = [.. step.Split(' ').Select(word => word.Replace(
            RunFolder, Path.GetDirectoryName(run.Report), StringComparison.Ordinal))];
        var verb = _tree.Verbs.First(each => each.Name == words[0]);
        return
        [
            .. words, "--workspace", run.Workspace,
            .. preset.Has(verb.Name) ? [PresetOption.Key, preset.Name] : (string[])[],
            .. Has("--features") && run.FeatureSet is { } set ? ["--features", set] : (string[])[],
            .. verb.Name == Sample ? ["--out", workflow.Out] : (string[])[],
            .. verb.Name == Sample && workflow.PerFolder is { } count
                ? ["--per-folder", count.ToString(CultureInfo.InvariantCulture)] : (string[])[],
            .. Shared(),
        ];

        bool Has(string option) => verb.Options.Any(each => each.Name == option);
    }

    /// <summary>What every verb is told.</summary>
    private string[] Shared() =>
    [
        "--seed", settings.Seed.ToString(CultureInfo.InvariantCulture),
        "--threads", settings.Threads.ToString(CultureInfo.InvariantCulture),
        .. MemoryBudget.Whole(settings.MemoryBytes) is { } memory
            ? ["--memory", memory.ToString(CultureInfo.InvariantCulture)] : (string[])[],
    ];

    private static string Quoted(string word) => word.All(c => char.IsLetterOrDigit(c) || "-_./:\\=+,".Contains(c))
        ? word : $"\"{word}\"";
}
