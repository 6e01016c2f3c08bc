using Akin.Native.Files;
using Akin.Numerics;

namespace Akin.Duplicates.Applying;

/// <summary>
/// Does what a plan says, file by file, each announced in a journal before it is touched. Killed at any moment and
/// called again, it finishes or takes back the file it was at and goes on. A file that is not as the plan knew it, or
/// whose kept picture is not, stays.
/// </summary>
public sealed class PlanApplier
{
    private readonly ApplyOptions _options;
    private readonly TrashCan _trash;
    private readonly FileChecks _checks = new();
    private readonly List<(string, string)> _left = [];
    private int _done;
    private int _before;
    private int _sameFile;
    private long _bytes;

    /// <summary>Takes what is to be done.</summary>
    public PlanApplier(ApplyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _trash = new(options.TrashFolder, options.TrashData, options.Time);
    }

    /// <summary>Does it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="progress">Told after each file.</param>
    /// <param name="cancellation">Stops between two files; calling again goes on.</param>
    /// <exception cref="InvalidOperationException">Taking back was begun and not finished.</exception>
    public ApplyResult Run(
        PlannedRemovals plan, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var journals = Journal.OpenAll(_options.JournalFolder);
        try
        {
            if (journals.Any(journal => journal.IsBeingUndone && !journal.IsUndone))
            {
                throw new InvalidOperationException(
                    "taking back was begun and not finished; finish it first with akin dedup --undo");
            }

            foreach (var journal in journals)
            {
                Recovery.Settle(journal);
            }

            var gone = journals.Where(journal => !journal.IsUndone)
                .SelectMany(journal => journal.Actions(JournalStep.Done))
                .Select(entry => (entry.Path, entry.Sha256)).ToHashSet();
            var open = journals.LastOrDefault(journal => !journal.HasEnded && !journal.IsUndone);

            // A journal begins with the first action: one of nothing would be what is taken back.
            var current = open is null
                ? new Lazy<Journal>(() => Journal.Begin(_options.JournalFolder)) : new Lazy<Journal>(open);
            try
            {
                Go(plan, current, gone, progress, cancellation);
            }
            finally
            {
                if (open is null && current.IsValueCreated)
                {
                    current.Value.Dispose();
                }
            }
        }
        finally
        {
            foreach (var journal in journals)
            {
                journal.Dispose();
            }
        }

        return new(_done, _before, _bytes, _left) { SameFile = _sameFile };
    }

    private void Go(
        PlannedRemovals plan, Lazy<Journal> journal, HashSet<(string, string)> gone, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var tree = CommonFolder.Of(plan.Removals);
        var seen = 0;
        foreach (var removal in plan.Removals)
        {
            cancellation.ThrowIfCancellationRequested();
            if (removal.Kind <= _options.Level)
            {
                var wasDone = gone.Contains((removal.Path, removal.Sha256));
                if (wasDone && !IsFile(removal.Path))
                {
                    _before++;
                }
                else
                {
                    Act(removal, wasDone, plan.LinkTargets.GetValueOrDefault(removal.Path), journal, tree);
                }
            }

            progress?.Report(new("applying the plan", ++seen, plan.Removals.Count, "duplicates"));
        }

        if (journal.IsValueCreated)
        {
            journal.Value.Write(JournalStep.End);
        }
    }

    private static bool IsFile(string path) => new FileInfo(path) is { Exists: true, LinkTarget: null };

    private void Act(PlannedRemoval removal, bool wasDone, string? link, Lazy<Journal> journal, string tree)
    {
        JournalEntry? entry = null;
        try
        {
            if (_checks.Fault(removal) is { } fault)
            {
                _left.Add((removal.Path, fault));
                return;
            }

            var isLink = _options.Action is RemovalAction.HardLink or RemovalAction.SymbolicLink;
            if (isLink && removal.Kind != DuplicateKind.Bytes)
            {
                _left.Add((removal.Path, "a link would put other bytes in its place"));
                return;
            }

            if (!isLink && link is not null)
            {
                _left.Add((removal.Path, $"{link} is a link to it"));
                return;
            }

            if (_options.Action == RemovalAction.HardLink && LinkSteps.IsSameFile(removal.Path, removal.Kept))
            {
                (_before, _sameFile) = wasDone ? (_before + 1, _sameFile) : (_before, _sameFile + 1);
                return;
            }

            var infoText = "";
            (entry, infoText) = Announce(removal, journal.Value.NextNumber, tree);
            journal.Value.Write(entry);
            if (isLink)
            {
                LinkSteps.Replace(entry);
            }
            else
            {
                Send(entry, infoText);
            }

            journal.Value.Write(JournalStep.Done, entry);
            _done++;
            _bytes += removal.Size;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _left.Add((removal.Path, error.Message));
            if (entry is not null)
            {
                Recovery.Settle(journal.Value);
            }
        }
    }

    private (JournalEntry Entry, string InfoText) Announce(PlannedRemoval removal, int number, string tree)
    {
        var file = new FileInfo(removal.Path);
        var folder = Path.GetDirectoryName(removal.Path)!;
        var (status, folderStatus) = (FileStatus.Of(removal.Path), FileStatus.Of(folder));
        var entry = new JournalEntry
        {
            Step = JournalStep.Begin,
            Number = number,
            Action = _options.Action,
            Kind = removal.Kind,
            Path = removal.Path,
            Kept = removal.Kept,
            Sha256 = removal.Sha256,
            Modified = file.LastWriteTimeUtc.Ticks,
            Seconds = status?.Seconds ?? 0,
            Nanoseconds = status?.Nanoseconds ?? 0,
            FolderModified = Directory.GetLastWriteTimeUtc(folder).Ticks,
            FolderSeconds = folderStatus?.Seconds ?? 0,
            FolderNanoseconds = folderStatus?.Nanoseconds ?? 0,
            Mode = OperatingSystem.IsWindows() ? null : (int)file.UnixFileMode,
        };
        if (_options.Action == RemovalAction.Trash)
        {
            var (target, info, text) = _trash.PlaceFor(removal.Path);
            return (entry with { Target = target, Info = info }, text);
        }

        if (_options.Action == RemovalAction.Move)
        {
            var place = FreePath.Near(Path.Join(_options.MoveFolder, CommonFolder.Below(tree, removal.Path)));
            return (entry with { Target = place, NewFolder = NewFolders.For(place) }, "");
        }

        return (entry, "");
    }

    private static void Send(JournalEntry entry, string infoText)
    {
        if (entry.Info is { } info)
        {
            TrashNote.Write(info, infoText);
        }

        Relocation.Move(entry.Path, entry.Target!, entry);
    }
}
