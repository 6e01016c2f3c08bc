using Akin.Clustering.Hierarchy;
using Akin.Numerics;

namespace Akin.Workspace.Runs;

/// <summary>
/// The file <c>linkage.npy</c>: a tree in the layout of SciPy's linkage matrix, (n − 1) × 4 float64 numbers: the two
/// clusters that join (below n a row, n + i what line i made), their distance, the rows in the new one.
/// </summary>
public static class LinkageFile
{
    /// <summary>Its name.</summary>
    public const string Name = "linkage.npy";

    /// <summary>Writes a tree.</summary>
    public static void Write(string path, Dendrogram tree) => NpyFile.Write(path, tree.ToLinkage(), columns: 4);
}
