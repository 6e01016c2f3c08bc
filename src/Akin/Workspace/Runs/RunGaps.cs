using Akin.Intake;

namespace Akin.Workspace.Runs;

/// <summary>The pictures that are ready and that a run is without.</summary>
/// <param name="Set">The set of features that the run was made of, by its name.</param>
/// <param name="Lacking">Those without features in the set.</param>
/// <param name="NotInRun">Number of those that have features and came after the run.</param>
public sealed record RunGaps(string Set, IReadOnlyList<FeatureLack> Lacking, int NotInRun)
{
    /// <summary>Finds them.</summary>
    /// <param name="workspace">Where the pictures are.</param>
    /// <param name="run">A finished run of it.</param>
    public static RunGaps Of(AkinWorkspace workspace, RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(run);
        var set = workspace.Catalogue.FeatureSets.List().FirstOrDefault(each => each.Key == run.FeatureSetKey);
        var lacking = set is null ? [] : workspace.Features(set).ListLacking();
        var known = workspace.Catalogue.Runs.Assignments(run.Id).Select(each => each.PictureId)
            .Concat(lacking.Select(each => each.Picture.Id)).ToHashSet();
        return new(
            set?.Name ?? run.Model.Id,
            lacking,
            workspace.Catalogue.Pictures.ListIn()
                .Count(input => input.State == PictureState.Ready && !known.Contains(input.Id)));
    }
}
