using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>The run that <c>--run</c> names: by its id, or by its folder, from where the person stands.</summary>
internal static class NamedRun
{
    private const int MostNamed = 9;

    /// <exception cref="UsageException">There is none of that name in the workspace.</exception>
    public static RunRecord Find(AkinWorkspace workspace, string name, Shell shell)
    {
        var named = Path.GetFileName(name) == name ? workspace.Runs.Find(name) : null;
        if ((named ?? workspace.Runs.FindAt(shell.Absolute(name))) is { } run)
        {
            return run;
        }

        throw new UsageException(workspace.Catalogue.Runs.List() is { Count: > 0 } runs
            ? $"there is no run '{name}'; there are {string.Join(", ", runs.Take(MostNamed))}"
                + (runs.Count > MostNamed ? $" and {runs.Count - MostNamed} more." : ".")
            : $"there is no run '{name}'; the pictures are in no groups yet.");
    }
}
