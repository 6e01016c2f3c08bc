using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>
/// The labels that a workspace has of its pictures: the groups of the latest run, and the collections.
/// </summary>
internal static class WorkspaceLabels
{
    /// <summary>The group of each picture in the latest run.</summary>
    public static LabelTable Groups(AkinWorkspace workspace)
    {
        var run = workspace.Runs.Latest()
            ?? throw new UsageException("the pictures are in no groups yet; run akin cluster first.");
        var assigned = workspace.Catalogue.Runs.Assignments(run.Id);
        var pictures = workspace.Catalogue.Pictures.List().ToDictionary(picture => picture.Id);
        return Table(
            workspace, $"run {run.Id}",
            [.. assigned.Select(each => pictures[each.PictureId])],
            [.. assigned.Select(each => each.Label.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>The collection of each picture.</summary>
    public static LabelTable Collections(AkinWorkspace workspace)
    {
        var pictures = workspace.Catalogue.Pictures.List();
        return Table(
            workspace, "the collections",
            [.. pictures], [.. pictures.Select(picture => picture.Collection)]);
    }

    private static LabelTable Table(
        AkinWorkspace workspace, string source, PictureRecord[] pictures, string[] labels)
    {
        var places = workspace.Places();
        return new LabelTable(source, labels, new Dictionary<string, string[]>
        {
            ["path"] = Array.ConvertAll(pictures, places.LocationOf),
            ["id"] = Array.ConvertAll(pictures, picture => picture.Id.ToString(CultureInfo.InvariantCulture)),
        });
    }
}
