using System.Text.RegularExpressions;

namespace Akin.Workspace;

/// <summary>The folders <c>features/KEY/</c> of a workspace, one for each set.</summary>
internal static partial class FeatureFolders
{
    private const string Name = "features";

    /// <summary>Full path of a set's folder.</summary>
    public static string Of(AkinWorkspace workspace, FeatureSet set) => Path.Join(workspace.Folder, Name, set.Key);

    /// <summary>Bytes of all files of a folder; 0 when it is not there.</summary>
    public static long Bytes(string path)
    {
        var folder = new DirectoryInfo(path);
        return folder.Exists ? folder.EnumerateFiles().Sum(file => file.Length) : 0;
    }

    /// <summary>
    /// Removes the folders that the catalogue knows nothing of: what a deletion left that was killed. A folder with
    /// anything in it that Akin does not write is left alone. The workspace is opened for writing.
    /// </summary>
    /// <returns>Bytes freed.</returns>
    public static long Sweep(AkinWorkspace workspace)
    {
        var root = new DirectoryInfo(Path.Join(workspace.Folder, Name));
        if (!root.Exists)
        {
            return 0;
        }

        var known = workspace.Catalogue.FeatureSets.List().Select(set => set.Key).ToHashSet(StringComparer.Ordinal);
        long freed = 0;
        foreach (var folder in root.GetDirectories().Where(folder => !known.Contains(folder.Name)))
        {
            var files = folder.GetFiles();
            if (folder.GetDirectories().Length == 0 && Array.TrueForAll(files, file => Own().IsMatch(file.Name)))
            {
                freed += files.Sum(file => file.Length);
                folder.Delete(recursive: true);
            }
        }

        return freed;
    }

    [GeneratedRegex(@"^(shard-\d{5}\.npy|manifest\.json|mean\.npy|components\.npy|explained_variance\.npy)(\.tmp)?$")]
    private static partial Regex Own();
}
