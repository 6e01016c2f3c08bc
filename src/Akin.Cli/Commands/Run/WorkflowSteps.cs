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
        foreach (var step in preset.Steps.Where(step => MeansSomething(step, run)))
        {
            cancellation.ThrowIfCancellationRequested();
            var mark = shell.Time.GetTimestamp();
            var output = await RunAsync(Words(step, preset, run), cancellation).ConfigureAwait(false);
            outputs.Add(output);
            stages.Add(new(output.Verb, shell.Time.GetElapsedTime(mark).TotalSeconds));
            if (IsFailure(output.ExitCode))
            {
                break;
            }
        }

        return run with
        {
            Outputs = outputs,
            Stages = [.. run.Stages, .. stages],
            Seconds = run.Seconds + stages.Sum(stage => stage.Seconds),
            ExitCode = Worst([run.ExitCode, .. outputs.Select(output => output.ExitCode)]),
        };
    }

    /// <summary>Mosaics without noise show nothing where all is noise; only several collections compare.</summary>
    private static bool MeansSomething(string step, RunSummary run) =>
        (run.Clusters > 0 || !step.Contains("--no-noise", StringComparison.Ordinal))
        && (run.Collections > 1 || step != "compare");

    private static bool IsFailure(int code) => code is not (ExitCode.Done or ExitCode.SomeInputsFailed);

    /// <summary>The code of what failed, else whether inputs did.</summary>
    private static int Worst(int[] codes) => Array.Find(codes, IsFailure) is var failed and not ExitCode.Done
        ? failed : codes.Max();

    private async Task<WorkflowOutput> RunAsync(string[] words, CancellationToken cancellation)
    {
        using var said = new StringWriter { NewLine = "\n" };
        string[] line = settings.Json ? [.. words, "--json"] : words;
        var code = await CommandLine.RunAsync(line, shell with { Out = said }, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        // Nobody typed this line: what it cannot do is no bad usage, and the report before it was written.
        code = code == ExitCode.BadUsage ? ExitCode.Failed : code;
        var text = said.ToString().TrimEnd();
        JsonElement? result = settings.Json && text.Length > 0 ? JsonDocument.Parse(text).RootElement : null;
        return new(words[0], "akin " + string.Join(' ', words.Select(Quoted)), code, result) { Text = text };
    }

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
            "--seed", settings.Seed.ToString(CultureInfo.InvariantCulture),
            "--threads", settings.Threads.ToString(CultureInfo.InvariantCulture),
            .. MemoryBudget.Whole(settings.MemoryBytes) is { } memory
                ? ["--memory", memory.ToString(CultureInfo.InvariantCulture)] : (string[])[],
        ];

        bool Has(string option) => verb.Options.Any(each => each.Name == option);
    }

    private static string Quoted(string word) => word.All(c => char.IsLetterOrDigit(c) || "-_./:\\=+,".Contains(c))
        ? word : $"\"{word}\"";
}
