using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Workspace.Transforms;

namespace Akin.Cli.Commands.Features;

/// <summary><c>akin features transform</c>: makes a set of another.</summary>
internal sealed class FeaturesTransformCommand : Verb
{
    private readonly SetArgument _set = new();
    private readonly TransformSymbols _transform = new();
    private readonly FeatureSetSymbols _new = new();

    private readonly Option<bool> _refit = new("--refit")
    {
        Description = "Learn mean and components anew, from the pictures that are ready now. Default: they stay as "
            + "they were learnt, and added pictures get their rows with them.",
    };

    public FeaturesTransformCommand()
        : base("transform", "Makes a set of features of another: scaled, reduced, whitened, or kept as float16.")
    {
        Add(_set);
        _transform.AddTo(this);
        _new.AddMakingTo(this);
        Add(_refit);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin features transform efficientnet-lite0 --normalise l2 --pca 128 --whiten --name small",
            "Scale rows to length 1, keep 128 whitened principal components; akin cluster --features small uses them."),
        new("akin features transform efficientnet-lite0 --dtype float16", "The same numbers in half the space."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        using var workspace = WorkspacePlace.Find([], settings, shell).OpenForWriting();
        var source = FeatureSets.Named(workspace, _set.Read(result));
        var chosen = _new.Read(result);
        var options = _transform.Read(result, settings) with { Type = chosen.Type };
        var refit = result.GetValue(_refit);
        if (TransformStage.WhyNot(workspace, source, options, chosen.Name, refit) is { } fault)
        {
            throw new UsageException(fault);
        }

        using var progress = new ProgressLine(shell);
        var set = TransformStage.Make(workspace, source, options, chosen.Name, refit, progress, cancellation);
        progress.Dispose();
        var entry = FeatureSetListing.Entry(workspace, set);
        shell.Out.WriteLine(settings.Json ? CliJson.Write(FeatureSetListing.Detail(workspace, set))
            : FeatureSetListing.Line(entry) + $"\n  akin cluster --features {set.Name} groups by it");
        return Task.FromResult(ExitCode.Done);
    }
}
