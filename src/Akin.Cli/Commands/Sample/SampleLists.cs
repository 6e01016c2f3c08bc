using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Intake;
using Akin.Workspace;

namespace Akin.Cli.Commands.Sample;

/// <summary>The lists of what a sample must have and of what it must not: read before anything is computed.</summary>
internal sealed class SampleLists
{
    private readonly PictureList? _mustKeep;
    private readonly PictureList? _never;

    /// <param name="sample">Which files they are.</param>
    /// <param name="shell">Where paths start from.</param>
    public SampleLists(SampleSettings sample, Shell shell)
    {
        _mustKeep = sample.MustKeep is { } keep ? PictureList.Read(shell.Absolute(keep)) : null;
        _never = sample.Never is { } never ? PictureList.Read(shell.Absolute(never)) : null;
        var most = sample.Options.Count;
        if (!sample.Options.PerGroup && _mustKeep?.Entries.Count > most)
        {
            throw new UsageException(
                $"{_mustKeep.Path} names {_mustKeep.Entries.Count} to keep, and {most} {(most == 1 ? "is" : "are")} "
                + "to be picked; pick more, or keep fewer.");
        }
    }

    /// <summary>The rows that they name; what means nothing, or stands in both, is refused.</summary>
    /// <param name="find">The row of an entry, or why there is none.</param>
    public (int[] MustKeep, int[] Never) Rows(Func<string, (int Row, string? Fault)> find)
    {
        var (keep, never) = (_mustKeep?.Rows(find) ?? [], _never?.Rows(find) ?? []);
        if (Array.FindIndex(never, keep.ToHashSet().Contains) is >= 0 and var at)
        {
            var (text, line) = _never!.Entries[at];
            throw new UsageException(
                $"{_never.Path}, line {line}: '{text}' is never to be picked and is in {_mustKeep!.Path} too; leave it "
                + "out of one.");
        }

        return (keep, never);
    }

    /// <summary>Refuses, before any is embedded, what can be no picture of a sample.</summary>
    /// <param name="workspace">Its inputs are known.</param>
    /// <param name="shell">Where paths start from.</param>
    public void Check(AkinWorkspace workspace, Shell shell)
    {
        if (_mustKeep is null && _never is null)
        {
            return;
        }

        var inputs = workspace.Catalogue.Pictures.List();
        PictureRecord[] possible =
        [
            .. inputs.Where(each => each is { State: PictureState.Ready or PictureState.Pending, DroppedBy: null }),
        ];
        Rows(new PictureLookup(possible, inputs, WhyNot, workspace.Places().LocationOf, shell).Find);
    }

    /// <summary>Why a picture cannot be sampled.</summary>
    public static string WhyNot(PictureRecord picture) => picture.DroppedBy is { } edit
        ? $"is dropped by edit {edit}; akin keep brings it back"
        : $"cannot be sampled: it is {Words.Of(picture.State).Replace('_', ' ')}";
}
