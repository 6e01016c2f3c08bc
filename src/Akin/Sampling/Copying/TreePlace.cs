using Akin.Intake;

namespace Akin.Sampling.Copying;

/// <summary>Where a copied tree may stand, and how the pictures of several sources stand in it.</summary>
public static class TreePlace
{
    /// <summary>Why no tree may be made in a folder; <see langword="null"/> when it may.</summary>
    /// <param name="folder">Where it is to be made, full path; it need not be there.</param>
    /// <param name="sources">Where the pictures come from.</param>
    /// <param name="workspace">The folder of the workspace.</param>
    public static string? WhyNot(string folder, IEnumerable<PictureSource> sources, string workspace)
    {
        if (File.Exists(folder))
        {
            return $"{folder} is a file, not a folder";
        }

        var real = RealPath.OfPlanned(folder);
        if (RealPath.IsWithin(real, RealPath.OfPlanned(workspace)))
        {
            return $"{folder} lies inside the workspace {workspace}; give a folder outside";
        }

        foreach (var source in sources)
        {
            var root = RealPath.OfPlanned(source.Root);
            if (RealPath.IsWithin(real, root) && (source.FileName is null || real == root))
            {
                return $"{folder} lies inside the source {source.Root}, where the copies would be sampled again; give "
                    + "a folder outside";
            }

            if (RealPath.IsWithin(root, real))
            {
                return $"the source {source.Root} lies inside {folder}; give a folder apart from it";
            }
        }

        return null;
    }

    /// <summary>
    /// The folder of the new tree that each source's pictures go to: the tree itself for a single source, else a folder
    /// of the source's name.
    /// </summary>
    public static IReadOnlyList<string> FoldersOf(IReadOnlyList<PictureSource> sources) => sources.Count == 1
        ? [""]
        : [.. CollectionNames.Of(sources).Select(name => name.Replace(':', '_'))];
}
