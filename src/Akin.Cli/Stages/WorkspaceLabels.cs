using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Workspace;
using Akin.Workspace.Curating;

namespace Akin.Cli.Stages;

/// <summary>
/// The labels that a workspace has of its pictures: the groups they are in now, and the collections.
/// </summary>
internal static class WorkspaceLabels
{
    /// <summary>The group of each picture now.</summary>
    public static LabelTable Groups(AkinWorkspace workspace)
    {
        if (CurrentGroups.OfLatest(workspace) is not { } groups)
        {
            throw new UsageException("the pictures are in no groups yet; run akin cluster first.");
        }

        var (labels, run) = groups.Shown();
        PictureRecord[] pictures =
            [.. workspace.Catalogue.Pictures.ListIn().Where(each => labels.ContainsKey(each.Id))];
        return Table(
            workspace, $"run {run ?? groups.BaseId}", pictures,
            [.. pictures.Select(each => labels[each.Id].ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>The collection of each picture.</summary>
    public static LabelTable Collections(AkinWorkspace workspace)
    {
        var pictures = workspace.Catalogue.Pictures.ListIn();
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
