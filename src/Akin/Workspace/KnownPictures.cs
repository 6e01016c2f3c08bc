using System.Runtime.InteropServices;
using Akin.Intake;
using Akin.Intake.Downloads;

namespace Akin.Workspace;

/// <summary>The catalogue's pictures in memory while an index compares them with what the walk finds.</summary>
internal sealed class KnownPictures
{
    private readonly SortedDictionary<long, PictureRecord> _pictures = [];
    private readonly Dictionary<(long Source, string Path), List<long>> _byPath = [];
    private readonly HashSet<long> _seen = [];
    private readonly IndexOptions _options;
    private long _nextId;

    /// <summary>Takes what the catalogue has.</summary>
    /// <param name="pictures">All inputs of the sources.</param>
    /// <param name="nextId">The first id that was never given.</param>
    /// <param name="options">Which failed files count as changed.</param>
    public KnownPictures(IReadOnlyList<PictureRecord> pictures, long nextId, IndexOptions options)
    {
        _nextId = nextId;
        _options = options;
        foreach (var picture in pictures)
        {
            Keep(picture);
        }

        Unsaved.Clear();
    }

    /// <summary>What differs from the catalogue now.</summary>
    public List<PictureRecord> Unsaved { get; } = [];

    /// <summary>Inputs that got a new id.</summary>
    public int Added { get; private set; }

    /// <summary>Inputs that were found to be gone or to have other content.</summary>
    public int Gone { get; private set; }

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

        _seen.Add(picture.Id);
        Keep(picture with { Collection = file.Collection });
        return true;
    }

    /// <summary>Whether the file is known, and yields no picture.</summary>
    public bool HasFailed(SourceFile file, long source) =>
        At(file, source).LastOrDefault(picture => picture.State != PictureState.Missing)?.State.IsFailure() == true;

    /// <summary>The id of what is at a path of a source now; none when nothing is.</summary>
    public long? IdOf(string path, long source) => _byPath.TryGetValue((source, path), out var ids)
        ? ids.Select(id => _pictures[id]).LastOrDefault(picture => picture.State != PictureState.Missing)?.Id
        : null;

    /// <summary>
    /// Takes what was read of a file: into the id that had this content at this path before, else into a new id.
    /// </summary>
    public void Take(SourceFile file, long source, FileReading reading)
    {
        var earlier = At(file, source).LastOrDefault(picture => IsSame(picture, file, reading));
        var id = earlier?.Id ?? _nextId++;
        foreach (var other in At(file, source).ToArray())
        {
            if (other.Id != id && other.State != PictureState.Missing)
            {
                MarkMissing(other, $"content changed; now id {id}");
            }
        }

        Added += earlier is null ? 1 : 0;
        _seen.Add(id);
        Keep(Describe(file, source, reading, id, earlier));
    }

    /// <summary>Marks the inputs that were there and were not seen now.</summary>
    public void MarkMissing()
    {
        foreach (var picture in _pictures.Values.ToArray())
        {
            if (picture.State != PictureState.Missing && !_seen.Contains(picture.Id))
            {
                MarkMissing(picture, "no longer there");
            }
        }
    }

    /// <summary>
    /// Points each picture to the first one with the same bytes. One that waits to be decoded shares the failure of its
    /// first.
    /// </summary>
    public void LinkDuplicates()
    {
        var firsts = new Dictionary<Fingerprint, PictureRecord>();
        foreach (var picture in _pictures.Values.ToArray())
        {
            if (picture.Fingerprint is { } fingerprint
                && picture.State is not (PictureState.Missing or PictureState.Unreachable)
                && !firsts.TryAdd(fingerprint, picture))
            {
                var first = firsts[fingerprint];
                Keep(picture.State == PictureState.Pending && first.State.IsFailure()
                    ? picture with { DuplicateOf = first.Id, State = first.State, Reason = first.Reason }
                    : picture with { DuplicateOf = first.Id });
            }
            else if (picture.DuplicateOf is not null)
            {
                Keep(picture with { DuplicateOf = null });
            }
        }
    }

    private IEnumerable<PictureRecord> At(SourceFile file, long source) =>
        _byPath.TryGetValue((source, file.RelativePath), out var ids) ? ids.Select(id => _pictures[id]) : [];

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

    private void MarkMissing(PictureRecord picture, string reason)
    {
        Keep(picture with { State = PictureState.Missing, Reason = reason, DuplicateOf = null });
        Gone++;
    }

    private void Keep(PictureRecord picture)
    {
        ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _byPath, (picture.SourceId, picture.RelativePath), out _);
        if (!_pictures.TryGetValue(picture.Id, out var before))
        {
            (kept ??= new(1)).Add(picture.Id);
        }

        if (picture != before)
        {
            _pictures[picture.Id] = picture;
            Unsaved.Add(picture);
        }
    }
}
