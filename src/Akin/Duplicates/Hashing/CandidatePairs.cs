using Akin.Duplicates.Grouping;

namespace Akin.Duplicates.Hashing;

/// <summary>
/// The candidate pairs of very many pictures, each once with its best way to lie, in the order of keeping. Memory: 6
/// bytes a pair; 20 for each that was found while they are gathered.
/// </summary>
internal sealed class CandidatePairs
{
    private const int WayBits = 16;
    private const int FrameBits = 7;
    private const int TurnBits = 3;

    private readonly int[] _rows;

    /// <summary>How each pair lies: distance, turn and frame, and whether the worse picture is the part.</summary>
    private readonly ushort[] _ways;

    private CandidatePairs(int[] rows, RankedPairs pairs, ushort[] ways) =>
        (_rows, Pairs, _ways) = (rows, pairs, ways);

    /// <summary>The pairs by places.</summary>
    public RankedPairs Pairs { get; }

    /// <summary>The row of a place in the order of keeping.</summary>
    public int RowOf(int place) => _rows[place];

    /// <summary>A pair with its rows.</summary>
    /// <param name="worse">Its worse place.</param>
    /// <param name="pair">Its number.</param>
    public Candidate At(int worse, int pair)
    {
        var (part, whole) = (_rows[worse], _rows[Pairs.BetterOf(pair)]);
        (part, whole) = (_ways[pair] & 1) == 0 ? (part, whole) : (whole, part);
        var way = _ways[pair] >> 1;
        return new(
            part, whole, (byte)(way >> (FrameBits + TurnBits)), (byte)((way >> FrameBits) & ((1 << TurnBits) - 1)),
            (byte)(way & ((1 << FrameBits) - 1)));
    }

    /// <summary>All pairs with their rows, by the worse one's place.</summary>
    public IEnumerable<Candidate> All()
    {
        for (var worse = 0; worse < Pairs.Places; worse++)
        {
            for (var pair = Pairs.StartOf(worse); pair < Pairs.EndOf(worse); pair++)
            {
                yield return At(worse, pair);
            }
        }
    }

    /// <summary>Sorts what was found, and keeps the best of those of one pair.</summary>
    /// <param name="rows">The row of each place.</param>
    /// <param name="found">Candidates by places, in pieces; each piece is let go when it was read.</param>
    public static CandidatePairs Of(int[] rows, Candidate[]?[] found)
    {
        var starts = new int[rows.Length + 1];
        foreach (var piece in found)
        {
            foreach (var each in piece!)
            {
                starts[Math.Max(each.Row, each.Other) + 1]++;
            }
        }

        for (var place = 0; place < rows.Length; place++)
        {
            starts[place + 1] = checked(starts[place + 1] + starts[place]);
        }

        var next = starts.AsSpan(0, rows.Length).ToArray();
        var keys = new long[starts[^1]];
        for (var piece = 0; piece < found.Length; piece++)
        {
            foreach (var each in found[piece]!)
            {
                keys[next[Math.Max(each.Row, each.Other)]++] =
                    ((long)Math.Min(each.Row, each.Other) << WayBits) | WayOf(each);
            }

            found[piece] = null;
        }

        KeepNearest(starts, keys);
        var pairs = keys.AsSpan(0, starts[^1]);
        var (better, ways) = (new int[pairs.Length], new ushort[pairs.Length]);
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            (better[pair], ways[pair]) = ((int)(pairs[pair] >> WayBits), (ushort)pairs[pair]);
        }

        return new(rows, new(starts, better), ways);
    }

    /// <summary>The smaller, the nearer; among ways that are as near, the worse picture's own parts first.</summary>
    private static ushort WayOf(Candidate each) => (ushort)(
        (((((each.Distance << TurnBits) | each.TurnNumber) << FrameBits) | each.FrameNumber) << 1)
        | (each.Row > each.Other ? 0 : 1));

    /// <summary>Sorts the keys of each place, and moves those that stay to the front.</summary>
    private static void KeepNearest(int[] starts, long[] keys)
    {
        var (kept, begin) = (0, 0);
        for (var place = 0; place + 1 < starts.Length; place++)
        {
            var own = keys.AsSpan(begin..starts[place + 1]);
            own.Sort();
            (begin, starts[place]) = (starts[place + 1], kept);
            foreach (var key in own)
            {
                if (kept == starts[place] || keys[kept - 1] >> WayBits != key >> WayBits)
                {
                    keys[kept++] = key;
                }
            }
        }

        starts[^1] = kept;
    }
}
