using System.Numerics;

namespace Akin.Duplicates.Hashing;

/// <summary>
/// Finds all hashes within a radius of a hash, exactly (multi-index hashing, Norouzi, Punjani and Fleet, 2012). A hash
/// is four words of 16 bits. Radii for the words that add up to the radius − 3 leave no hash out: one that differs
/// more than that in every word differs too much in all. About 15 hashes lie in each of a word's 65,536 places when
/// there are a million. Memory: 48 bytes a hash. Safe for use by several threads at once.
/// </summary>
internal sealed class HashIndex
{
    /// <summary>The largest radius that is searched word by word.</summary>
    public const int MaxRadius = 11;

    private const int Words = 4;
    private const int WordBits = 16;
    private const int Places = 1 << WordBits;
    private readonly int[][] _starts = new int[Words][];
    private readonly int[][] _rows = new int[Words][];
    private readonly ulong[][] _hashes = new ulong[Words][];
    private readonly int[] _radii = new int[Words];
    private readonly ushort[] _flips;
    private readonly int[] _flipsWithin = new int[3];
    private readonly int _radius;

    /// <summary>Sorts hashes by each of their words. O(n).</summary>
    /// <param name="hashes">The hashes; rows are their indices.</param>
    /// <param name="radius">Bits that may differ, 3 … 11.</param>
    public HashIndex(ReadOnlySpan<ulong> hashes, int radius)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(radius, Words - 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(radius, MaxRadius);
        _radius = radius;
        for (var word = 0; word < Words; word++)
        {
            _radii[word] = (radius - (Words - 1) + word) / Words;
            Sort(hashes, word);
        }

        _flips = [.. Enumerable.Range(0, Places).Select(value => (ushort)value)
            .Where(value => BitOperations.PopCount(value) < _flipsWithin.Length)
            .OrderBy(value => BitOperations.PopCount(value)).ThenBy(value => value)];
        for (var bits = 0; bits < _flipsWithin.Length; bits++)
        {
            _flipsWithin[bits] = _flips.Count(value => BitOperations.PopCount(value) <= bits);
        }
    }

    /// <summary>Adds all rows within the radius of a hash to a list, each once, in no particular order.</summary>
    public void Find(ulong hash, List<(int Row, int Distance)> found)
    {
        for (var word = 0; word < Words; word++)
        {
            var (starts, hashes) = (_starts[word], _hashes[word]);
            var place = WordOf(hash, word);
            foreach (var flip in _flips.AsSpan(0, _flipsWithin[_radii[word]]))
            {
                var at = place ^ flip;
                for (var i = starts[at]; i < starts[at + 1]; i++)
                {
                    var distance = BitOperations.PopCount(hashes[i] ^ hash);
                    if (distance <= _radius && !IsFoundBefore(hashes[i] ^ hash, word))
                    {
                        found.Add((_rows[word][i], distance));
                    }
                }
            }
        }
    }

    /// <summary>Whether an earlier word has led to a hash that differs so.</summary>
    private bool IsFoundBefore(ulong difference, int word)
    {
        for (var earlier = 0; earlier < word; earlier++)
        {
            if (BitOperations.PopCount((uint)WordOf(difference, earlier)) <= _radii[earlier])
            {
                return true;
            }
        }

        return false;
    }

    private void Sort(ReadOnlySpan<ulong> hashes, int word)
    {
        var starts = new int[Places + 1];
        foreach (var hash in hashes)
        {
            starts[WordOf(hash, word) + 1]++;
        }

        for (var place = 0; place < Places; place++)
        {
            starts[place + 1] += starts[place];
        }

        var next = starts.AsSpan(0, Places).ToArray();
        var (rows, sorted) = (new int[hashes.Length], new ulong[hashes.Length]);
        for (var row = 0; row < hashes.Length; row++)
        {
            var at = next[WordOf(hashes[row], word)]++;
            (rows[at], sorted[at]) = (row, hashes[row]);
        }

        (_starts[word], _rows[word], _hashes[word]) = (starts, rows, sorted);
    }

    private static int WordOf(ulong hash, int word) => (int)(hash >> (word * WordBits)) & (Places - 1);
}
