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
        var wanted = settings.Workspace is { } path
            ? Path.TrimEndingDirectorySeparator(shell.Absolute(path)) : null;
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
            Require();
        }
        else if (WhyNot() is { } fault)
        {
            throw new UsageException(fault);
        }

        return AkinWorkspace.Open(Folder, WorkspaceAccess.Write);
    }

    /// <summary>Opens the workspace to look at it; it must be there.</summary>
    public AkinWorkspace OpenForReading()
    {
        Require();
        return AkinWorkspace.Open(Folder, WorkspaceAccess.Read);
    }

    /// <summary>Refuses a folder that is no workspace.</summary>
    public void Require()
    {
        if (!WorkspaceLocation.Has(Folder))
        {
            throw new UsageException($"there is no workspace at {Folder}; "
                + (WorkspaceLocation.BesideOf(Folder) is { } beside
                    ? $"that of its pictures is {beside}." : "make one with akin index SOURCE."));
        }
    }

    // What cannot be looked into is told where it is to be written.
    private string? WhyNot()
    {
        try
        {
            return WorkspaceLocation.WhyNot(Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
