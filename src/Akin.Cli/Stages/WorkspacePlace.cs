using Akin.Cli.Commands;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Intake;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>Which workspace the user means, and which sources.</summary>
/// <param name="Folder">The workspace, absolute.</param>
/// <param name="Sources">The sources named; empty when the workspace is used as it is.</param>
internal sealed record WorkspacePlace(string Folder, IReadOnlyList<PictureSource> Sources)
{
    /// <summary>
    /// From the sources and the option <c>--workspace</c>; without either, the only workspace in the folder.
    /// </summary>
    public static WorkspacePlace Find(IReadOnlyList<string> sources, Settings settings, Shell shell)
    {
        var wanted = settings.Workspace is { } path ? shell.Absolute(path) : null;
        try
        {
            if (sources.Count == 0)
            {
                return new(wanted ?? WorkspaceLocation.OnlyIn(shell.Folder), []);
            }

            var opened = sources.Select(source => PictureSource.Open(shell.Absolute(source))).ToList();
            return new(WorkspaceLocation.For(opened, wanted), opened);
        }
        catch (ArgumentException e)
        {
            throw UsageException.Of(e);
        }
        catch (WorkspaceException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>Opens the workspace to work in it; one that has no sources yet must be there.</summary>
    public AkinWorkspace OpenForWriting()
    {
        if (Sources.Count == 0)
        {
            RequireFolder();
        }

        return AkinWorkspace.Open(Folder, WorkspaceAccess.Write);
    }

    /// <summary>Opens the workspace to look at it; it must be there.</summary>
    public AkinWorkspace OpenForReading()
    {
        RequireFolder();
        return AkinWorkspace.Open(Folder, WorkspaceAccess.Read);
    }

    private void RequireFolder()
    {
        if (!Directory.Exists(Folder))
        {
            throw new UsageException($"there is no workspace at {Folder}; make one with akin index SOURCE");
        }
    }
}
