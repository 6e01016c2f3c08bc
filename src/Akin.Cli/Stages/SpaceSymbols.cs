using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Workspace.Runs;

namespace Akin.Cli.Stages;

/// <summary>The options that say what groups and maps are computed on.</summary>
internal sealed class SpaceSymbols
{
    private readonly Option<RowScaling?> _normalise = new("--normalise")
    {
        Description = "Scale each row to length 1 (l2), or not (none). Default: none with --vectors, else l2.",
        HelpName = "none|l2",
        CustomParser = Values.Word<RowScaling?>(("none", RowScaling.None), ("l2", RowScaling.L2)),
    };

    private readonly Option<FeatureChoice?> _on = new("--on")
    {
        Description = "Compute on the features as they are, or on their first N principal components. "
            + "Default: features with --vectors, else pca:32.",
        HelpName = "features|pca:N",
        CustomParser = Values.Features,
    };

    public void AddTo(Command command)
    {
        command.Add(_normalise);
        command.Add(_on);
    }

    /// <summary>The space that was asked for; where nothing was said that of <paramref name="unsaid"/>.</summary>
    public FeatureSpace Read(ParseResult result, FeatureSpace unsaid) => unsaid with
    {
        Normalise = result.GetValue(_normalise) is { } scaling ? scaling == RowScaling.L2 : unsaid.Normalise,
        Components = result.GetValue(_on) is { } choice ? choice.Components : unsaid.Components,
    };
}
