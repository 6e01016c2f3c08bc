using System.Buffers.Binary;

namespace Akin.Imaging.Formats;

/// <summary>
/// Reads numbers from bytes in either order; what is past the end reads as zero, so that no damage throws.
/// </summary>
internal readonly ref struct ByteReader(ReadOnlySpan<byte> bytes, bool little)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Number of bytes.</summary>
    public int Length => _bytes.Length;

    /// <summary>Whether <paramref name="count"/> bytes from <paramref name="at"/> on are there.</summary>
    public bool Has(long at, long count) => at >= 0 && count >= 0 && at <= _bytes.Length - count;

    public int Byte(long at) => Has(at, 1) ? _bytes[(int)at] : 0;

    public int UInt16(long at)
    {
        if (!Has(at, 2))
        {
            return 0;
        }

        var two = _bytes.Slice((int)at, 2);
        return little ? BinaryPrimitives.ReadUInt16LittleEndian(two) : BinaryPrimitives.ReadUInt16BigEndian(two);
    }

    public uint UInt32(long at)
    {
        if (!Has(at, 4))
        {
            return 0;
        }

        var four = _bytes.Slice((int)at, 4);
        return little ? BinaryPrimitives.ReadUInt32LittleEndian(four) : BinaryPrimitives.ReadUInt32BigEndian(four);
    }

    public int Int32(long at) => (int)UInt32(at);

    /// <summary>Eight bytes; what is past 2⁶³ − 1 reads as that.</summary>
    public long Int64(long at)
    {
        if (!Has(at, 8))
        {
            return 0;
        }

        var eight = _bytes.Slice((int)at, 8);
        var value = little
            ? BinaryPrimitives.ReadUInt64LittleEndian(eight) : BinaryPrimitives.ReadUInt64BigEndian(eight);
        return (long)Math.Min(value, long.MaxValue);
    }

    public bool Is(long at, ReadOnlySpan<byte> expected) =>
        Has(at, expected.Length) && _bytes.Slice((int)at, expected.Length).SequenceEqual(expected);

    /// <summary>The bytes from <paramref name="at"/> on, at most <paramref name="count"/> of them.</summary>
    public ReadOnlySpan<byte> Slice(long at, long count) =>
        at < 0 || count <= 0 || at >= _bytes.Length
            ? default
            : _bytes.Slice((int)at, (int)Math.Min(count, _bytes.Length - at));
}
