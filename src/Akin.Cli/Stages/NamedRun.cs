using Akin.Cli.Parsing;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>The run that <c>--run</c> names: by its id, or by its folder as <c>--json</c> gives it.</summary>
internal static class NamedRun
{
    private const int MostNamed = 9;

    /// <exception cref="UsageException">There is none of that name in the workspace.</exception>
    public static RunRecord Find(AkinWorkspace workspace, string name)
    {
        var said = Path.TrimEndingDirectorySeparator(name);
        var id = Path.GetFileName(said);
        if ((name == id || said == workspace.Runs.FolderOf(id)) && workspace.Runs.Find(id) is { } run)
        {
            return run;
        }

        throw new UsageException(workspace.Catalogue.Runs.List() is { Count: > 0 } runs
            ? $"there is no run '{name}'; there are {string.Join(", ", runs.Take(MostNamed))}"
                + (runs.Count > MostNamed ? $" and {runs.Count - MostNamed} more." : ".")
            : $"there is no run '{name}'; the pictures are in no groups yet.");
    }
}
