using System.Buffers.Binary;

namespace Akin.Imaging.Writing;

/// <summary>The checksum of zlib streams (RFC 1950), of parts that can be joined.</summary>
/// <param name="Value">The sum.</param>
/// <param name="Length">Bytes that it is of.</param>
internal readonly record struct Adler32(uint Value, long Length)
{
    /// <summary>Bytes of a sum written down.</summary>
    public const int Bytes = 12;

    private const uint Modulus = 65521;

    // So many bytes of 255 that 32 bits hold the second sum.
    private const int Most = 5552;

    /// <summary>The sum of nothing.</summary>
    public static Adler32 Empty => new(1, 0);

    /// <summary>The sum of some bytes.</summary>
    public static Adler32 Of(ReadOnlySpan<byte> bytes)
    {
        uint a = 1, b = 0;
        for (var start = 0; start < bytes.Length; start += Most)
        {
            foreach (var value in bytes.Slice(start, Math.Min(Most, bytes.Length - start)))
            {
                a += value;
                b += a;
            }

            (a, b) = (a % Modulus, b % Modulus);
        }

        return new((b << 16) | a, bytes.Length);
    }

    /// <summary>The sum of these bytes and those of another behind them.</summary>
    public Adler32 Then(Adler32 next)
    {
        ulong a = Value & 0xFFFF, b = Value >> 16;
        var added = (ulong)(next.Length % Modulus);
        var first = (a + (next.Value & 0xFFFF) + Modulus - 1) % Modulus;
        var second = (b + (added * a) + (next.Value >> 16) + Modulus - added) % Modulus;
        return new(((uint)second << 16) | (uint)first, Length + next.Length);
    }

    /// <summary>Writes it down.</summary>
    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(target, Value);
        BinaryPrimitives.WriteInt64LittleEndian(target[4..], Length);
    }

    /// <summary>Reads what was written down.</summary>
    public static Adler32 Read(ReadOnlySpan<byte> source) =>
        new(BinaryPrimitives.ReadUInt32LittleEndian(source), BinaryPrimitives.ReadInt64LittleEndian(source[4..]));
}
