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
            .. Seed(),
        ];
        var (code, text, json) = await SayAsync([.. words, .. Machine()], cancellation).ConfigureAwait(false);
        return Output(words, code, text, json);
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
        var records = new StepRecords(Path.GetDirectoryName(run.Report)!, run.Workspace, workflow.Out);
        var idle = preset.Steps.ToLookup(step => StepReasons.WhyNot(step, run));
        foreach (var step in idle[null])
        {
            cancellation.ThrowIfCancellationRequested();
            var mark = shell.Time.GetTimestamp();
            var words = Words(step, preset, run);
            var stamp = $"{run.Stamp} {typeof(PresetList).Module.ModuleVersionId}";
            var output = Done(records, words, stamp)
                ?? await DoAsync(records, words, stamp, cancellation).ConfigureAwait(false);
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
            Notes =
            [
                .. run.Notes, .. idle.Where(steps => steps.Key is not null).Select(StepReasons.Note),
            ],
            WasThere = run.WasThere && outputs.TrueForAll(output => output.WasThere),
            Stages = [.. run.Stages, .. stages],
            Seconds = run.Seconds + stages.Sum(stage => stage.Seconds),
            ExitCode = Worst([run.ExitCode, .. outputs.Select(output => output.ExitCode)]),
        };
    }

    /// <summary>Whether an exit code says that the work was not done.</summary>
    public static bool IsFailure(int code) => code is not (ExitCode.Done or ExitCode.SomeInputsFailed);

    /// <summary>The code of what failed, else whether inputs did.</summary>
    private static int Worst(int[] codes) => Array.Find(codes, IsFailure) is var failed and not ExitCode.Done
        ? failed : codes.Max();

    /// <summary>A step that was done before and is as it was; none when it is to be done.</summary>
    private WorkflowOutput? Done(StepRecords records, string[] words, string stamp) =>
        records.Find(Typed(words), stamp) is { } done
            ? Output(words, done.ExitCode, done.Text, done.Json) with { WasThere = true } : null;

    private async Task<WorkflowOutput> DoAsync(
        StepRecords records, string[] words, string stamp, CancellationToken cancellation)
    {
        var before = records.Files();
        var (said, text, json) = await SayAsync([.. words, .. Machine()], cancellation).ConfigureAwait(false);
        // Nobody typed this line: what it cannot do is no bad usage, and the report before it was written.
        var code = said == ExitCode.BadUsage ? ExitCode.Failed : said;
        if (!IsFailure(code))
        {
            records.Keep(new(Typed(words), stamp, code, text, json, records.Files()), before);
        }

        return Output(words, code, text, json);
    }

    /// <summary>Does what a command line says; gives its exit code and its answer for people and for programs.
    /// </summary>
    private async Task<(int Code, string Text, string Json)> SayAsync(string[] line, CancellationToken cancellation)
    {
        var (text, json) = ("", "");
        var told = shell with { Answered = (forPeople, forPrograms) => (text, json) = (forPeople, forPrograms) };
        var code = await CommandLine.RunAsync(line, told, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return (code, text.TrimEnd(), json);
    }

    private WorkflowOutput Output(string[] words, int code, string text, string json)
    {
        JsonElement? result = settings.Json && json.Length > 0 ? JsonDocument.Parse(json).RootElement : null;
        return new(words[0], Typed([.. words, .. Machine()]), code, result) { Text = text };
    }

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
            .. Handed(verb.Name, preset), .. Seed(),
        ];

        bool Has(string option) => verb.Options.Any(each => each.Name == option);
    }

    /// <summary>What was typed for a verb that the preset hands it on to; what the verb cannot take stays behind.
    /// </summary>
    private IEnumerable<string> Handed(string verb, Preset preset) =>
        from handed in preset.Handed
        where handed.Verb == verb
        from said in workflow.Said
        where said.Option == handed.Option
        let words = (said with { Option = handed.As ?? handed.Option }).Words
        where _tree.Root.Parse([verb, .. words], CommandLine.Parser).Errors.Count == 0
        from word in words
        select word;

    private string[] Seed() => ["--seed", settings.Seed.ToString(CultureInfo.InvariantCulture)];

    /// <summary>What every verb is told of the machine: no result hangs on it.</summary>
    private string[] Machine() =>
    [
        "--threads", settings.Threads.ToString(CultureInfo.InvariantCulture),
        .. MemoryBudget.Whole(settings.MemoryBytes) is { } memory
            ? ["--memory", memory.ToString(CultureInfo.InvariantCulture)] : (string[])[],
    ];

    private static string Quoted(string word) => word.All(c => char.IsLetterOrDigit(c) || "-_./:\\=+,".Contains(c))
        ? word : $"\"{word}\"";
}
