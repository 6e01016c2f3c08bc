using Akin.Duplicates;
using Akin.Intake;
using Akin.Workspace.Curating;

namespace Akin.Workspace.Cleaning;

/// <summary>
/// The pictures of a workspace, each file once however many inputs lead to it; links to files are left out and left
/// alone.
/// </summary>
/// <param name="Pictures">The pictures, in the order of their ids.</param>
/// <param name="Links">Links to files.</param>
/// <param name="LinkTargets">For the path of each picture that one of them leads to, that link's path.</param>
/// <param name="HasClusters">Whether the pictures are in clusters.</param>
internal sealed record DuplicateInputs(
    IReadOnlyList<DuplicatePicture> Pictures, int Links, IReadOnlyDictionary<string, string> LinkTargets,
    bool HasClusters)
{
    public static DuplicateInputs Of(AkinWorkspace workspace)
    {
        var places = workspace.Places();
        var clusters = CurrentGroups.OfLatest(workspace)?.Shown().Labels;
        var (pictures, links) = (new List<DuplicatePicture>(), new List<string>());
        var (folders, files) = (new Dictionary<string, string>(), new HashSet<string>(RealPath.Names));
        foreach (var record in workspace.Catalogue.Pictures.ListIn())
        {
            if (record.Fingerprint is null || record.State is not (
                PictureState.Pending or PictureState.Ready or PictureState.Truncated or PictureState.Unreadable))
            {
                continue;
            }

            var content = places.ContentOf(record);
            if (content.OwnPath is { } path && new FileInfo(path).LinkTarget is not null)
            {
                links.Add(path);
                continue;
            }

            if (content.OwnPath is not null && !files.Add(RealOf(content.Location, folders)))
            {
                continue;
            }

            pictures.Add(new()
            {
                Id = record.Id,
                Content = content,
                Size = record.Size,
                Modified = record.Modified,
                Fingerprint = record.Fingerprint.Value,
                Width = record.UprightWidth,
                Height = record.UprightHeight,
                Format = record.FormatName,
                Cluster = clusters is not null && clusters.TryGetValue(record.Id, out var cluster) ? cluster : null,
            });
        }

        return new(pictures, links.Count, Targets(pictures, links, folders), clusters is not null);
    }

    private static Dictionary<string, string> Targets(
        List<DuplicatePicture> pictures, List<string> links, Dictionary<string, string> folders)
    {
        var leads = new Dictionary<string, string>(RealPath.Names);
        foreach (var link in links)
        {
            leads.TryAdd(RealPath.Of(link) ?? link, link);
        }

        return leads.Count == 0 ? [] : pictures.Where(picture => picture.IsOwnFile)
            .Select(picture => (picture.Path, Link: leads.GetValueOrDefault(RealOf(picture.Path, folders))))
            .Where(each => each.Link is not null).ToDictionary(each => each.Path, each => each.Link!);
    }

    /// <summary>The real path of what is no link, with the folders that were looked up.</summary>
    private static string RealOf(string location, Dictionary<string, string> folders)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(location)) ?? "";
        if (!folders.TryGetValue(folder, out var real))
        {
            folders.Add(folder, real = RealPath.Of(folder) ?? folder);
        }

        return Path.Join(real, Path.GetFileName(location));
    }
}
