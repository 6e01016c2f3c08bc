using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Curation;
using Akin.Numerics;
using Akin.Workspace;
using Akin.Workspace.Curating;

namespace Akin.Cli.Commands.Journal;

/// <summary><c>akin journal replay</c>: makes the edits of a file.</summary>
internal sealed class JournalReplayCommand : Verb
{
    private readonly Argument<string> _file = new("FILE")
    {
        Description = "A file that akin journal export wrote.",
        Arity = ArgumentArity.ExactlyOne,
    };

    public JournalReplayCommand()
        : base("replay", "Makes the edits of a file in a workspace of the same pictures, wherever these are.")
        => Add(_file);

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin journal replay edits.jsonl --workspace Copy.akin",
            "Make the edits of another workspace; those that are there already are left out."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var path = shell.Absolute(result.GetValue(_file)!);
        using var workspace = WorkspacePlace.Find([], settings, shell).OpenForWriting();
        var replay = Replay(path, file => JournalReplay.Run(workspace, file));
        var summary = new JournalReplaySummary(
            workspace.Folder, path, replay.Made.Count, replay.Known, replay.Pictures, replay.NotFound.Count,
            workspace.Catalogue.Pictures.ListIn().Count(Curator.CanBeIn),
            workspace.Catalogue.Pictures.ListDropped().Count);
        shell.Out.WriteLine(settings.Json ? CliJson.Write(summary) : Text(summary));
        if (replay.NotFound.Count == 0)
        {
            return Task.FromResult(ExitCode.Done);
        }

        var are = summary.NotFound == 1 ? "is" : "are";
        shell.Error.WriteLine(
            $"{summary.NotFound:N0} of its {Counted.Of(summary.Pictures, "picture")} {are} not in this workspace by "
            + $"path and content, such as {replay.NotFound[0].Path}; the edits were made without them");
        return Task.FromResult(ExitCode.SomeInputsFailed);
    }

    private static JournalReplay Replay(string path, Func<JournalFile, JournalReplay> run)
    {
        try
        {
            using var reader = new StreamReader(path);
            return run(JournalFile.Read(reader));
        }
        catch (Exception fault) when (fault is JournalException or ArgumentException)
        {
            throw new UsageException($"{path} cannot be replayed: {fault.Message.TrimEnd('.')}.");
        }
        catch (Exception fault) when (fault is (IOException and not WorkspaceException) or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {fault.Message}");
        }
    }

    private static string Text(JournalReplaySummary summary)
    {
        var known = summary.Known > 0 ? $", {Counted.Of(summary.Known, "edit")} there already" : "";
        return $"{Counted.Of(summary.Edits, "edit")} made{known}\n"
            + $"{Counted.Of(summary.Left, "picture")} left, {summary.Dropped:N0} dropped.";
    }
}
