using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Workspace;
using Akin.Workspace.Curating;

namespace Akin.Cli.Commands.Journal;

/// <summary><c>akin journal export</c>: the edits as a file.</summary>
internal sealed class JournalExportCommand : Verb
{
    private readonly Option<string?> _out = new("--out")
    {
        Description = "The file to write: JSON lines that name pictures by their paths and the SHA-256 of their bytes.",
        HelpName = "FILE.jsonl",
        Required = true,
    };

    public JournalExportCommand()
        : base("export", "Writes the edits, and the groups that they begin with, to a file that can be replayed.")
        => Add(_out);

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin journal export --out edits.jsonl", "Write all edits of the only workspace in this folder."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        if (result.GetValue(_out) is not { Length: > 0 } name)
        {
            throw new UsageException("--out names no file.");
        }

        using var workspace = WorkspacePlace.Find([], settings, shell).OpenForReading();
        var path = shell.Absolute(name);
        using var file = new OutputFile("--out", path, new SourceGuard(workspace));
        var journal = JournalExport.Of(workspace);
        using (var writer = new StreamWriter(file.Draft))
        {
            journal.Write(writer);
        }

        file.Commit();
        var summary = new JournalExportSummary(
            workspace.Folder, path, journal.Edits.Count, journal.Pictures.Count);
        shell.Out.WriteLine(settings.Json
            ? CliJson.Write(summary)
            : $"{Counted.Of(summary.Edits, "edit")} of {Counted.Of(summary.Pictures, "picture")}\n{path}");
        return Task.FromResult(ExitCode.Done);
    }
}
