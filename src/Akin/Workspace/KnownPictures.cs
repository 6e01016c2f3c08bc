using System.Collections;
using System.Runtime.InteropServices;
using Akin.Intake;
using Akin.Intake.Downloads;

namespace Akin.Workspace;

/// <summary>
/// What the catalogue knows of the files that an index finds, some at a time: what a whole index keeps is a bit a
/// picture.
/// </summary>
internal sealed class KnownPictures
{
    private const int IdsAtOnce = 4_096;

    private readonly PictureTable _pictures;
    private readonly IndexOptions _options;
    private readonly Dictionary<(long Source, string Path), List<PictureRecord>> _at = [];
    private readonly BitArray _seen;
    private long _nextId;

    /// <summary>Begins to compare.</summary>
    /// <param name="pictures">The catalogue's inputs.</param>
    /// <param name="options">Which failed files count as changed.</param>
    public KnownPictures(PictureTable pictures, IndexOptions options)
    {
        (_pictures, _options) = (pictures, options);
        pictures.PrepareLookups();
        _nextId = pictures.NextId();
        _seen = new BitArray(checked((int)_nextId));
    }

    /// <summary>What differs from the catalogue now.</summary>
    public List<PictureRecord> Unsaved { get; } = [];

    /// <summary>Inputs that got a new id.</summary>
    public int Added { get; private set; }

    /// <summary>Inputs that were found to be gone or to have other content.</summary>
    public int Gone { get; private set; }

    /// <summary>Reads what the catalogue has of some files; what follows is asked of these.</summary>
    /// <param name="files">At most <see cref="PictureTable.PathsAtOnce"/>.</param>
    /// <param name="ids">The ids of the sources.</param>
    public void Look(ReadOnlySpan<SourceFile> files, IReadOnlyList<long> ids)
    {
        _at.Clear();
        foreach (var source in files.ToArray().GroupBy(file => file.Source))
        {
            foreach (var picture in _pictures.At(ids[source.Key], [.. source.Select(file => file.RelativePath)]))
            {
                ref var there = ref CollectionsMarshal.GetValueRefOrAddDefault(
                    _at, (picture.SourceId, picture.RelativePath), out _);
                (there ??= new(1)).Add(picture);
            }
        }
    }

    /// <summary>Whether a file is as the catalogue has it, so that it need not be opened.</summary>
    public bool IsUnchanged(SourceFile file, long source)
    {
        var picture = At(file, source).LastOrDefault(picture => picture.State != PictureState.Missing);
        if (picture is null
            || picture.Size != file.Size
            || picture.Modified != file.Modified
            || !IsSettled(picture, file)
            || (picture.State.IsFailure() && IsToBeRetried(picture)))
        {
            return false;
        }

        _seen[(int)picture.Id] = true;
        if (picture.Collection != file.Collection)
        {
            Unsaved.Add(picture with { Collection = file.Collection });
        }

        return true;
    }

    /// <summary>Whether the file is known, and yields no picture.</summary>
    public bool HasFailed(SourceFile file, long source) =>
        At(file, source).LastOrDefault(picture => picture.State != PictureState.Missing)?.State.IsFailure() == true;

    /// <summary>
    /// Takes what was read of a file: into the id that had this content at this path before, else into a new id.
    /// </summary>
    public void Take(SourceFile file, long source, FileReading reading)
    {
        var earlier = At(file, source).LastOrDefault(picture => IsSame(picture, file, reading));
        var id = earlier?.Id ?? _nextId++;
        foreach (var other in At(file, source))
        {
            if (other.Id != id && other.State != PictureState.Missing)
            {
                Unsaved.Add(other with
                {
                    State = PictureState.Missing,
                    Reason = $"content changed; now id {id}",
                    DuplicateOf = null,
                });
                Gone++;
            }
        }

        if (earlier is null)
        {
            Added++;
        }
        else
        {
            _seen[(int)id] = true;
        }

        if (Describe(file, source, reading, id, earlier) is var picture && picture != earlier)
        {
            Unsaved.Add(picture);
        }
    }

    /// <summary>Marks the inputs that were there and were not seen now, in the caller's transaction.</summary>
    public void MarkMissing()
    {
        for (var last = 0L; _pictures.ListPresent(last, IdsAtOnce) is { Count: > 0 } present; last = present[^1])
        {
            long[] gone = [.. present.Where(id => id < _seen.Length && !_seen[(int)id])];
            _pictures.MarkMissing(gone, "no longer there");
            Gone += gone.Length;
        }
    }

    /// <summary>
    /// Points each picture to the first one with the same bytes, in the caller's transaction. One that waits to be
    /// decoded shares the failure of its first.
    /// </summary>
    public void LinkDuplicates()
    {
        var copies = _pictures.ListCopies();
        var links = copies.ToDictionary(copy => copy.Id, copy => (long?)copy.First);
        foreach (var (id, first) in _pictures.EachLink())
        {
            if (!links.TryGetValue(id, out var now))
            {
                links.Add(id, null);
            }
            else if (now == first)
            {
                links.Remove(id);
            }
        }

        _pictures.Link(links.Select(link => (link.Key, link.Value)));
        _pictures.SetStates(copies
            .Where(copy => copy.State == PictureState.Pending && copy.FirstState.IsFailure())
            .Select(copy => (copy.Id, copy.FirstState, copy.FirstReason)));
    }

    private List<PictureRecord> At(SourceFile file, long source) =>
        _at.TryGetValue((source, file.RelativePath), out var there) ? there : [];

    /// <summary>Whether a failure is tried again: on request, and where what forbade it is allowed now.</summary>
    private bool IsToBeRetried(PictureRecord picture) => _options.RetryFailed
        || (_options.Fetch.AllowPrivateHosts && picture.State == PictureState.Unreachable
            && picture.Reason.Contains(PublicHosts.Remedy, StringComparison.Ordinal));

    /// <summary>
    /// Whether a state may stay: what the walk says of it; and a file that could not be reached is tried again, an
    /// address only when that is asked for.
    /// </summary>
    private static bool IsSettled(PictureRecord picture, SourceFile file) => file.State != PictureState.Pending
        ? picture.State == file.State && picture.Reason == file.Reason
        : picture.State is not (PictureState.Skipped or PictureState.DuplicateAddress)
            && (file.IsAddress || picture.State != PictureState.Unreachable);

    /// <summary>
    /// Whether an id stands for what was read. A file that cannot be read keeps its id; one that never could be read
    /// gives its id to the first content seen.
    /// </summary>
    private static bool IsSame(PictureRecord picture, SourceFile file, FileReading reading)
    {
        var neverRead = picture.Fingerprint is null
            && picture.State is PictureState.Unreachable or PictureState.Skipped or PictureState.DuplicateAddress;
        return neverRead
            || reading.Outcome.State
                is PictureState.Unreachable or PictureState.Skipped or PictureState.DuplicateAddress
            || (reading.Fingerprint is not null
                ? picture.Fingerprint == reading.Fingerprint
                : picture.Fingerprint is null && picture.Size == file.Size);
    }

    private static PictureRecord Describe(
        SourceFile file, long source, FileReading reading, long id, PictureRecord? earlier)
    {
        var (state, reason, header, format) = reading.Outcome;
        var staysReady = state == PictureState.Pending && earlier?.State == PictureState.Ready;
        return new()
        {
            Id = id,
            SourceId = source,
            RelativePath = file.RelativePath,
            Collection = file.Collection,
            Size = file.Size,
            Modified = file.Modified,
            Fingerprint = reading.Fingerprint ?? earlier?.Fingerprint,
            FormatName = format,
            Width = header?.Width ?? 0,
            Height = header?.Height ?? 0,
            Orientation = header?.Orientation ?? 1,
            State = staysReady ? PictureState.Ready : state,
            Reason = staysReady ? "" : reason,
            DuplicateOf = earlier?.DuplicateOf,
        };
    }
}
