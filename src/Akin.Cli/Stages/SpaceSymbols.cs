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

    private readonly Option<FeatureChoice?> _on;

    /// <param name="takesMap">Whether what is computed may be computed on the map.</param>
    public SpaceSymbols(bool takesMap = false) => _on = new("--on")
    {
        Description = "Compute on the features as they are, or on their first N principal components"
            + (takesMap ? "; with a workspace also on the places on the map. " : ". ")
            + "Default: features with --vectors, else pca:32.",
        HelpName = takesMap ? "features|pca:N|map" : "features|pca:N",
        CustomParser = Values.Features(takesMap),
    };

    public void AddTo(Command command)
    {
        command.Add(_normalise);
        command.Add(_on);
    }

    /// <summary>The space that was asked for; where nothing was said that of <paramref name="unsaid"/>.</summary>
    public FeatureSpace Read(ParseResult result, FeatureSpace unsaid)
    {
        var choice = result.GetValue(_on);
        return unsaid with
        {
            Normalise = result.GetValue(_normalise) is { } scaling ? scaling == RowScaling.L2 : unsaid.Normalise,
            Components = choice is { OnMap: false } ? choice.Components : unsaid.Components,
            OnMap = choice?.OnMap ?? unsaid.OnMap,
        };
    }
}
