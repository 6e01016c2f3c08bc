using Akin.Duplicates.Comparing;
using Akin.Numerics;

namespace Akin.Duplicates.Hashing;

/// <summary>
/// Finds pairs of pictures that may be the same: a part of one, in one of eight turns, has nearly the hash of the
/// other, and their small pictures agree roughly. Exact within the radius of hashes; the time grows with n times the
/// hashes that happen to be near, and no pair is looked at that is not.
/// </summary>
internal sealed class CandidateSearch
{
    private const int RowsInAChunk = 64;
    private const double LeastLikeness = 0.75;
    private readonly IReadOnlyList<PictureSignature> _pictures;
    private readonly int[] _rows;
    private readonly HashIndex _index;

    public CandidateSearch(IReadOnlyList<PictureSignature> pictures, int radius)
    {
        _pictures = pictures;
        _rows = [.. Enumerable.Range(0, pictures.Count).Where(row => pictures[row].HasStructure)];
        _index = new HashIndex([.. _rows.Select(row => pictures[row].Hashes[0])], radius);
    }

    /// <summary>All candidate pairs, each once, with its best way to lie; ordered by their rows.</summary>
    public List<Candidate> Find(
        int most, int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var done = 0;
        var found = ChunkedWork.Map(_rows.Length, RowsInAChunk, threads, (_, start, count) =>
        {
            var list = new List<Candidate>();
            for (var i = start; i < start + count; i++)
            {
                Query(_rows[i], most, list);
            }

            progress?.Report(new("comparing hashes", Interlocked.Add(ref done, count), _rows.Length, "pictures"));
            return list;
        }, cancellation);
        return Distinct(found);
    }

    private void Query(int row, int most, List<Candidate> list)
    {
        var near = new Dictionary<int, Candidate>();
        var hits = new List<(int Row, int Distance)>();
        var hashes = _pictures[row].Hashes;
        for (byte turn = 0; turn < Turn.Count; turn++)
        {
            for (byte frame = 0; frame < hashes.Length; frame++)
            {
                hits.Clear();
                _index.Find(PictureHash.Turned(hashes[frame], new(turn)), hits);
                foreach (var (hit, distance) in hits)
                {
                    var other = _rows[hit];
                    var candidate = new Candidate(row, other, (byte)distance, turn, frame);
                    if (other != row && (!near.TryGetValue(other, out var best) || candidate.IsNearerThan(best)))
                    {
                        near[other] = candidate;
                    }
                }
            }
        }

        list.AddRange(near.Values.OrderBy(each => each.Distance).ThenBy(each => each.Other).Take(most).Where(IsLikely));
    }

    /// <summary>Whether the small pictures agree when one is cut and turned as the hashes say.</summary>
    private bool IsLikely(Candidate candidate)
    {
        const int side = PictureHash.Side;
        var values = Array.ConvertAll(_pictures[candidate.Row].Small, value => (float)value);
        var part = new Luminance(side, side, values)
            .Resized(HashFrames.All[candidate.FrameNumber], side, side).Turned(candidate.Turn);
        return Correlation.Of(part.Values, _pictures[candidate.Other].Small) >= LeastLikeness;
    }

    private static List<Candidate> Distinct(List<Candidate>[] found)
    {
        var best = new Dictionary<(int, int), Candidate>();
        foreach (var candidate in found.SelectMany(list => list))
        {
            var key = (Math.Min(candidate.Row, candidate.Other), Math.Max(candidate.Row, candidate.Other));
            if (!best.TryGetValue(key, out var known) || candidate.Distance < known.Distance)
            {
                best[key] = candidate;
            }
        }

        return [.. best.OrderBy(pair => pair.Key).Select(pair => pair.Value)];
    }
}
