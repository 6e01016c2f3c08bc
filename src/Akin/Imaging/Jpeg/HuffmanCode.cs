namespace Akin.Imaging.Jpeg;

/// <summary>
/// A Huffman code as JPEG uses it: a symbol says how many zeros come first and how many bits the value has. Short codes
/// are looked up together with their value.
/// </summary>
internal sealed class HuffmanCode
{
    /// <summary>Bits that are looked up at once.</summary>
    public const int LookUpBits = 10;

    private const int Longest = 16;

    // Most files of a collection have the four codes of the standard, or those of one camera or one encoder. What is
    // made never changes; whoever makes the same code at the same time only makes it in vain.
    private static readonly HuffmanCode?[] Made = new HuffmanCode?[64];

    private readonly int[] _lookUp = new int[1 << LookUpBits];
    private readonly int[] _last = new int[Longest + 2];
    private readonly int[] _offset = new int[Longest + 1];
    private readonly byte[] _counts;
    private readonly byte[] _symbols;

    private HuffmanCode(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols) =>
        (_counts, _symbols) = (counts.ToArray(), symbols.ToArray());

    /// <summary>
    /// For each beginning: bits to pass over (0: the code is longer) | zeros before &lt;&lt; 6 | bits of the value that
    /// are still to be read &lt;&lt; 10 | the value, when none are &lt;&lt; 16.
    /// </summary>
    public ReadOnlySpan<int> LookUp => _lookUp;

    /// <summary>Makes a code, or takes one that was made before; null when its lengths cannot be.</summary>
    /// <param name="counts">Number of codes of 1 … 16 bits.</param>
    /// <param name="symbols">What they stand for, in the order of the codes.</param>
    public static HuffmanCode? TryMake(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        var hash = default(HashCode);
        hash.AddBytes(counts);
        hash.AddBytes(symbols);
        ref var place = ref Made[(uint)hash.ToHashCode() % Made.Length];
        if (Volatile.Read(ref place) is { } known
            && counts.SequenceEqual(known._counts) && symbols.SequenceEqual(known._symbols))
        {
            return known;
        }

        var made = TryMakeNew(counts, symbols);
        Volatile.Write(ref place, made);
        return made;
    }

    /// <summary>The bits of a value as a number: those that start with 0 are negative.</summary>
    public static int Extend(int bits, int size) => bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;

    /// <summary>The length of a code that was not looked up, and its symbol.</summary>
    /// <param name="sixteen">The next 16 bits.</param>
    public (int Length, int Symbol) Find(int sixteen)
    {
        var length = LookUpBits + 1;
        while (sixteen >> (Longest - length) > _last[length] && length <= Longest)
        {
            length++;
        }

        return length > Longest ? (0, 0) : (length, _symbols[_offset[length] + (sixteen >> (Longest - length))]);
    }

    private static HuffmanCode? TryMakeNew(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        var made = new HuffmanCode(counts, symbols);
        var (code, at) = (0, 0);
        for (var length = 1; length <= Longest; length++)
        {
            made._offset[length] = at - code;
            for (var i = 0; i < counts[length - 1]; i++, code++, at++)
            {
                if (code >= (1 << length) - 1)
                {
                    return null; // A code of ones alone is not allowed.
                }

                made.Enter(code, length, symbols[at]);
            }

            made._last[length] = code - 1;
            code <<= 1;
        }

        made._last[Longest + 1] = int.MaxValue;
        return made;
    }

    private void Enter(int code, int length, int symbol)
    {
        var free = LookUpBits - length;
        var (zeros, size) = (symbol >> 4, symbol & 15);
        for (var rest = 0; free >= 0 && rest < 1 << free; rest++)
        {
            var whole = size > 0 && size <= free;
            var value = whole ? Extend(rest >> (free - size), size) : 0;
            _lookUp[(code << free) | rest] =
                (whole ? length + size : length) | (zeros << 6) | (whole ? 0 : size << 10) | (value << 16);
        }
    }
}
