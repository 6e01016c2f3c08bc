using Akin.Numerics;

namespace Akin.Duplicates.Hashing;

/// <summary>
/// Finds pairs of pictures that may be the same: a part of one, in one of eight turns, has nearly the hash of the
/// other, and their small pictures agree roughly. Exact within the radius of hashes, as long as a picture has no more
/// likes than are listed; of a mass it keeps the nearest and those that are kept before all others. No pair is looked
/// at that does not share most of a word of its hashes; memory grows with the pictures alone.
/// </summary>
internal sealed class CandidateSearch
{
    private const double LeastLikeness = 0.75;
    private const double ForABit = 0.05;

    /// <summary>These many are compared, of a mass fewer: the most likely ones, seen as small pictures.</summary>
    private const int MostLikely = 64;
    private const int MostLikelyOfAMass = 32;
    private readonly IReadOnlyList<PictureSignature> _pictures;

    /// <summary>The rows of pictures that have hashes, in the order in which they are kept.</summary>
    private readonly int[] _rows;

    /// <summary>The places in <see cref="_rows"/> of each hash, and where those of the next hash begin.</summary>
    private readonly int[] _places;
    private readonly int[] _starts;
    private readonly HashIndex _index;
    private readonly int _radius;

    /// <summary>Sorts the pictures by their hashes.</summary>
    /// <param name="pictures">The signatures; each is read some times, one after the other.</param>
    /// <param name="ranks">For each picture its rank: 0 for the one that is kept before all others.</param>
    /// <param name="radius">Bits in which hashes may differ.</param>
    public CandidateSearch(IReadOnlyList<PictureSignature> pictures, int[] ranks, int radius)
    {
        (_pictures, _radius) = (pictures, radius);
        var wholes = new ulong?[pictures.Count];
        for (var row = 0; row < wholes.Length; row++)
        {
            wholes[row] = pictures[row] is { HasStructure: true } picture ? picture.Hashes[0] : null;
        }

        _rows = [.. Enumerable.Range(0, wholes.Length).Where(row => wholes[row] is not null)];
        Array.Sort(_rows, (a, b) => ranks[a].CompareTo(ranks[b]));

        // Pictures of one hash stand behind each other, the hashes in the order of the first picture of each.
        var entries = new Dictionary<ulong, int>();
        var entryOf = Array.ConvertAll(_rows, row =>
        {
            entries.TryAdd(wholes[row]!.Value, entries.Count);
            return entries[wholes[row]!.Value];
        });
        _places = [.. Enumerable.Range(0, _rows.Length)];
        Array.Sort(_places, (a, b) => (entryOf[a], a).CompareTo((entryOf[b], b)));
        _starts = new int[entries.Count + 1];
        Array.ForEach(entryOf, entry => _starts[entry + 1]++);
        for (var entry = 0; entry < entries.Count; entry++)
        {
            _starts[entry + 1] += _starts[entry];
        }

        _index = new HashIndex([.. entries.Keys], radius);
    }

    /// <summary>All candidate pairs, each once, with its best way to lie.</summary>
    /// <param name="most">The nearest candidates of one picture.</param>
    /// <param name="threads">Threads; the candidates are the same for any number.</param>
    /// <param name="progress">Told of pictures done.</param>
    /// <param name="cancellation">Stops between two chunks.</param>
    public CandidatePairs Find(
        int most, int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var done = 0;
        var found = ChunkedWork.Map(_rows.Length, Math.Clamp(_rows.Length / 16, 64, 4096), threads, (_, start, count) =>
        {
            var list = Near(start, count, most);
            progress?.Report(new("comparing hashes", Interlocked.Add(ref done, count), _rows.Length, "pictures"));
            return list;
        }, cancellation);
        return CandidatePairs.Of(_rows, found);
    }

    private Candidate[] Near(int start, int count, int most)
    {
        var hashes = new ulong[count * Turn.Count * HashFrames.All.Count];
        for (var i = 0; i < count; i++)
        {
            var parts = _pictures[_rows[start + i]].Hashes;
            for (byte turn = 0; turn < Turn.Count; turn++)
            {
                for (var frame = 0; frame < parts.Length; frame++)
                {
                    hashes[(((i * Turn.Count) + turn) * parts.Length) + frame] =
                        PictureHash.Turned(parts[frame], new(turn));
                }
            }
        }

        var hits = new Hits(this, start, count, most);
        _index.Find(hashes, hits);
        var found = new List<Candidate>();
        for (var i = 0; i < count; i++)
        {
            found.AddRange(
                Likely(hits.Lists.Of(i), hits.Lists.IsFull(i) ? MostLikelyOfAMass : MostLikely));
        }

        return [.. found];
    }

    /// <summary>
    /// Those whose small pictures agree when one is cut and turned as the hashes say; of too many the first, which are
    /// kept before all others, and those that agree best.
    /// </summary>
    private IEnumerable<Candidate> Likely(IEnumerable<Candidate> candidates, int most)
    {
        var likely = candidates.Select(LikeliestWay)
            .Where(each => each.Likeness >= LeastLikeness - (ForABit * (_radius - each.Candidate.Distance))).ToArray();
        return likely.Length <= most
            ? likely.Select(each => each.Candidate)
            : likely.Take(HashIndex.AlwaysTold).Concat(likely.Skip(HashIndex.AlwaysTold)
                .OrderByDescending(each => each.Likeness).Take(most - HashIndex.AlwaysTold))
                .Select(each => each.Candidate);
    }

    /// <summary>The way of the nearest hash or, where it is as likely a way and more like, the whole.</summary>
    private (Candidate Candidate, double Likeness) LikeliestWay(Candidate candidate)
    {
        var (row, other) = (_pictures[_rows[candidate.Row]], _pictures[_rows[candidate.Other]]);
        var likeness = candidate.Likeness(row, other);
        var distance = PictureHash.Distance(PictureHash.Turned(row.Hashes[0], candidate.Turn), other.Hashes[0]);
        if (candidate.FrameNumber != 0 && distance <= _radius)
        {
            var whole = candidate with { FrameNumber = 0, Distance = (byte)distance };
            var wholes = whole.Likeness(row, other);
            return wholes > likeness ? (whole, wholes) : (candidate, likeness);
        }

        return (candidate, likeness);
    }

    /// <summary>Turns the hits of a chunk's queries into candidates, as places in the order of keeping.</summary>
    private sealed class Hits(CandidateSearch search, int start, int count, int most) : IHashHits
    {
        public CandidateLists Lists { get; } = new(count, most);

        public int LimitOf(int query) => Lists.LimitOf(PictureOf(query));

        public void Add(int query, int entry, int distance)
        {
            var picture = PictureOf(query);
            var way = query % (Turn.Count * HashFrames.All.Count);
            var (turn, frame) = (way / HashFrames.All.Count, way % HashFrames.All.Count);
            var first = search._starts[entry];
            var end = Math.Min(search._starts[entry + 1], first + most + HashIndex.AlwaysTold + 1);
            foreach (var place in search._places.AsSpan(first, end - first))
            {
                if (place != start + picture)
                {
                    Lists.Add(picture, new(start + picture, place, (byte)distance, (byte)turn, (byte)frame));
                }
            }
        }

        private static int PictureOf(int query) => query / (Turn.Count * HashFrames.All.Count);
    }
}
