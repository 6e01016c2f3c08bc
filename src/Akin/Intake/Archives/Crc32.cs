using System.Buffers.Binary;

namespace Akin.Intake.Archives;

/// <summary>The check sum of ZIP members (polynomial 0xEDB88320), eight bytes at a step.</summary>
internal static class Crc32
{
    private const int Slices = 8;
    private static readonly uint[] Table = Build();

    /// <summary>The sum of bytes that follow others.</summary>
    /// <param name="crc">The sum so far; 0 at the beginning.</param>
    /// <param name="bytes">What follows.</param>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        var table = Table.AsSpan();
        crc = ~crc;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = table[(7 << 8) + (byte)low] ^ table[(6 << 8) + (byte)(low >> 8)]
                ^ table[(5 << 8) + (byte)(low >> 16)] ^ table[(4 << 8) + (byte)(low >> 24)]
                ^ table[(3 << 8) + (byte)high] ^ table[(2 << 8) + (byte)(high >> 8)]
                ^ table[(1 << 8) + (byte)(high >> 16)] ^ table[(byte)(high >> 24)];
        }

        foreach (var value in bytes)
        {
            crc = table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] Build()
    {
        var table = new uint[Slices << 8];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }

            table[i] = crc;
        }

        for (var i = 256; i < table.Length; i++)
        {
            table[i] = (table[i - 256] >> 8) ^ table[(byte)table[i - 256]];
        }

        return table;
    }
}
