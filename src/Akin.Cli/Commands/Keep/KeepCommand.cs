using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Curation;
using Akin.Numerics;
using Akin.Workspace;
using Akin.Workspace.Curating;

namespace Akin.Cli.Commands.Keep;

/// <summary><c>akin keep</c>: brings dropped pictures back.</summary>
internal sealed class KeepCommand : Verb
{
    private readonly PictureArgument _pictures = new();

    private readonly Option<bool> _all = new("--all")
    {
        Description = "Bring all dropped pictures back.",
    };

    public KeepCommand()
        : base("keep", "Brings dropped pictures back, whichever edit dropped them.")
    {
        _pictures.AddTo(this);
        Add(_all);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin keep plans/ground.png", "Bring one picture back that was dropped with its group."),
        new("akin keep --all", "Bring all dropped pictures back."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        if (result.GetValue(_all) == _pictures.IsGiven(result))
        {
            throw new UsageException(result.GetValue(_all)
                ? "--all and pictures exclude each other."
                : "say what to bring back: pictures, --pictures LIST, or --all.");
        }

        return Task.FromResult(new EditWork(settings, shell).Run(Make, Text));

        Edit Make(AkinWorkspace workspace, Curator curator)
        {
            long[] pictures = result.GetValue(_all)
                ? [.. workspace.Catalogue.Pictures.ListDropped().Select(picture => picture.Id)]
                : _pictures.Read(
                    result, workspace, picture => picture.DroppedBy is not null, _ => "is not dropped", shell);
            return pictures.Length > 0 ? curator.Keep(pictures)
                : throw new UsageException("no picture is dropped; there is nothing to bring back.");
        }
    }

    private static string Text(Edit edit) =>
        $"Edit {edit.Number}: {Counted.Of(edit.Pictures.Count, "picture")} brought back.";
}
