using Akin.Cli.Parsing;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>Keeps what is written away from the pictures that it is made of.</summary>
internal static class SourcePlaces
{
    /// <summary>Refuses to write over a file that stands in a source: it could be an original.</summary>
    /// <param name="workspace">Knows the sources.</param>
    /// <param name="option">The option that names the file.</param>
    /// <param name="path">The file, absolute.</param>
    public static void RequireNoPicture(AkinWorkspace workspace, string option, string path)
    {
        if (File.Exists(path) && workspace.Catalogue.Sources.Current().Any(row =>
            row.Source.FileName is { } name
                ? Path.Join(row.Source.Root, name) == path
                : (path + Path.DirectorySeparatorChar).StartsWith(
                    row.Source.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            throw new UsageException(
                $"{option} {path} is there and stands among the pictures, which are never written over; give another.");
        }
    }
}
