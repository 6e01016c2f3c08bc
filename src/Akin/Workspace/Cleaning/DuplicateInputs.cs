using Akin.Duplicates;
using Akin.Intake;
using Akin.Workspace.Curating;

namespace Akin.Workspace.Cleaning;

/// <summary>
/// The pictures of a workspace, each file once however many inputs lead to it; links to files are left out and left
/// alone.
/// </summary>
internal sealed record DuplicateInputs(IReadOnlyList<DuplicatePicture> Pictures, int Links, bool HasClusters)
{
    public static DuplicateInputs Of(AkinWorkspace workspace)
    {
        var places = workspace.Places();
        var clusters = CurrentGroups.OfLatest(workspace)?.Shown().Labels;
        var (pictures, links) = (new List<DuplicatePicture>(), 0);
        var (folders, files) = (new Dictionary<string, string>(), new HashSet<string>(RealPath.Names));
        foreach (var record in workspace.Catalogue.Pictures.ListIn())
        {
            if (record.State is not (PictureState.Pending or PictureState.Ready) || record.Fingerprint is null)
            {
                continue;
            }

            var content = places.ContentOf(record);
            if (content.OwnPath is { } path && new FileInfo(path).LinkTarget is not null)
            {
                links++;
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

        return new(pictures, links, clusters is not null);
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
