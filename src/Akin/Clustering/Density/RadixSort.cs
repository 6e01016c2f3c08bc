using System.Numerics;

namespace Akin.Clustering.Density;

/// <summary>Stable sort of numbers by keys that are not negative, least digits first. O(n × digits).</summary>
internal static class RadixSort
{
    private const int Bits = 11;

    /// <summary>Sorts; the arrays given may be used as working space.</summary>
    /// <param name="keys">Keys.</param>
    /// <param name="items">As many.</param>
    /// <param name="bound">Keys are below it.</param>
    /// <returns>Both in the order of keys, equal ones as they were.</returns>
    public static (long[] Keys, int[] Items) ByKey(long[] keys, int[] items, long bound)
    {
        var (otherKeys, otherItems) = (new long[keys.Length], new int[keys.Length]);
        var needed = 64 - BitOperations.LeadingZeroCount((ulong)Math.Max(0, bound - 1));
        for (var shift = 0; shift < needed; shift += Bits)
        {
            var places = new int[(1 << Bits) + 1];
            foreach (var key in keys)
            {
                places[((int)(key >> shift) & ((1 << Bits) - 1)) + 1]++;
            }

            for (var digit = 0; digit < 1 << Bits; digit++)
            {
                places[digit + 1] += places[digit];
            }

            for (var i = 0; i < keys.Length; i++)
            {
                var place = places[(int)(keys[i] >> shift) & ((1 << Bits) - 1)]++;
                otherKeys[place] = keys[i];
                otherItems[place] = items[i];
            }

            (keys, otherKeys) = (otherKeys, keys);
            (items, otherItems) = (otherItems, items);
        }

        return (keys, items);
    }
}
