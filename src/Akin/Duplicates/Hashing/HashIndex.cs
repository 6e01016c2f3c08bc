using System.Numerics;

namespace Akin.Duplicates.Hashing;

/// <summary>
/// Finds all hashes within a radius of other hashes, exactly (multi-index hashing, Norouzi, Punjani and Fleet, 2012). A
/// hash is four words of 16 bits. Radii for the words that add up to the radius − 3 leave no hash out: one that differs
/// more than that in every word differs too much in all. About 15 hashes lie in each of a word's 65,536 places when
/// there are a million. Queries come many at a time: those that ask the same place are compared with what lies in and
/// around it one after the other, while it is in the cache. Memory: 48 bytes a hash, 24 a query. Safe for use by
/// several threads at once.
/// </summary>
internal sealed class HashIndex
{
    /// <summary>The largest radius.</summary>
    public const int MaxRadius = 7;

    /// <summary>The first hits of a place that are told whatever the limit of a query is.</summary>
    public const int AlwaysTold = 8;

    /// <summary>
    /// More hashes than a seventeenth of this in one place are a mass: there the limits of the queries are asked for.
    /// </summary>
    private const int Mass = 17 << 8;
    private const int Words = 4;
    private const int WordBits = 16;
    private const int Places = 1 << WordBits;
    private readonly WordTable[] _tables;
    private readonly int[] _radii = new int[Words];

    /// <summary>How the places around one differ from it: not at all, and by a bit each.</summary>
    private readonly int[] _flips = [0, .. Enumerable.Range(0, WordBits).Select(bit => 1 << bit)];
    private readonly int _radius;

    /// <summary>Sorts hashes by each of their words. O(n).</summary>
    /// <param name="hashes">The hashes; entries are their indices. Of a mass the first ones are told before
    /// all.</param>
    /// <param name="radius">Bits that may differ, 3 … 7.</param>
    public HashIndex(ReadOnlySpan<ulong> hashes, int radius)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(radius, Words - 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(radius, MaxRadius);
        _radius = radius;
        _tables = new WordTable[Words];
        for (var word = 0; word < Words; word++)
        {
            _radii[word] = (radius - (Words - 1) + word) / Words;
            _tables[word] = new(hashes, word);
        }
    }

    /// <summary>
    /// Tells of every hash within the radius of each query, once, in an order that queries and hashes alone decide.
    /// Where very many lie around a place, those beyond a query's limit are left out, but for the first few of them.
    /// </summary>
    public void Find(ReadOnlySpan<ulong> queries, IHashHits hits)
    {
        var (hashes, entries) = (new ulong[Mass], new int[Mass]);
        for (var word = 0; word < Words; word++)
        {
            var (asking, table) = (new WordTable(queries, word), _tables[word]);
            for (var place = 0; place < Places; place++)
            {
                if (asking.HashesAt(place).IsEmpty)
                {
                    continue;
                }

                var count = 0;
                foreach (var flip in _flips.AsSpan(0, _radii[word] == 0 ? 1 : _flips.Length))
                {
                    var near = table.HashesAt(place ^ flip);
                    var numbers = table.EntriesAt(place ^ flip);
                    if (near.Length > Mass / _flips.Length)
                    {
                        Compare(asking, place, near, numbers, word, true, hits);
                        continue;
                    }

                    near.CopyTo(hashes.AsSpan(count));
                    numbers.CopyTo(entries.AsSpan(count));
                    count += near.Length;
                }

                Compare(asking, place, hashes.AsSpan(0, count), entries.AsSpan(0, count), word, false, hits);
            }
        }
    }

    private void Compare(
        WordTable asking, int place, ReadOnlySpan<ulong> hashes, ReadOnlySpan<int> entries, int word, bool isMass,
        IHashHits hits)
    {
        var queries = asking.HashesAt(place);
        var numbers = asking.EntriesAt(place);
        for (var i = 0; i < queries.Length; i++)
        {
            var (query, limit, told) = (queries[i], _radius, 0);
            for (var j = 0; j < hashes.Length; j++)
            {
                if (BitOperations.PopCount(hashes[j] ^ query) <= limit)
                {
                    if (!IsFoundBefore(hashes[j] ^ query, word))
                    {
                        hits.Add(numbers[i], entries[j], BitOperations.PopCount(hashes[j] ^ query));
                    }

                    limit = isMass && ++told >= AlwaysTold ? Math.Min(limit, hits.LimitOf(numbers[i])) : limit;
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

    private static int WordOf(ulong hash, int word) => (int)(hash >> (word * WordBits)) & (Places - 1);

    /// <summary>Hashes by one of their words, those of the same word in their order.</summary>
    private sealed class WordTable
    {
        private readonly int[] _starts = new int[Places + 1];
        private readonly int[] _entries;
        private readonly ulong[] _hashes;

        public WordTable(ReadOnlySpan<ulong> hashes, int word)
        {
            (_entries, _hashes) = (new int[hashes.Length], new ulong[hashes.Length]);
            foreach (var hash in hashes)
            {
                _starts[WordOf(hash, word) + 1]++;
            }

            for (var place = 0; place < Places; place++)
            {
                _starts[place + 1] += _starts[place];
            }

            var next = _starts.AsSpan(0, Places).ToArray();
            for (var entry = 0; entry < hashes.Length; entry++)
            {
                var at = next[WordOf(hashes[entry], word)]++;
                (_entries[at], _hashes[at]) = (entry, hashes[entry]);
            }
        }

        public ReadOnlySpan<ulong> HashesAt(int place) => _hashes.AsSpan(_starts[place].._starts[place + 1]);

        public ReadOnlySpan<int> EntriesAt(int place) => _entries.AsSpan(_starts[place].._starts[place + 1]);
    }
}
