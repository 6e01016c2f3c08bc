namespace Akin.Imaging.Writing;

/// <summary>The checksum of PNG's chunks: CRC-32 of ISO 3309, eight bytes at a time by tables.</summary>
internal static class Crc32
{
    private const int Slices = 8;
    private static readonly uint[][] Tables = Build();

    /// <summary>The checksum of two parts, one behind the other.</summary>
    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        ~Add(Add(uint.MaxValue, first), second);

    private static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        var t = Tables;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            var low = sum ^ BitConverter.ToUInt32(bytes);
            var high = BitConverter.ToUInt32(bytes[4..]);
            sum = t[7][(byte)low] ^ t[6][(byte)(low >> 8)] ^ t[5][(byte)(low >> 16)] ^ t[4][low >> 24]
                ^ t[3][(byte)high] ^ t[2][(byte)(high >> 8)] ^ t[1][(byte)(high >> 16)] ^ t[0][high >> 24];
        }

        foreach (var value in bytes)
            sum = t[0][(byte)(sum ^ value)] ^ (sum >> 8);

        return sum;
    }

    private static uint[][] Build()
    {
        const uint polynomial = 0xEDB88320;
        var tables = new uint[Slices][];
        for (var slice = 0; slice < Slices; slice++)
        {
            tables[slice] = new uint[256];
            for (uint i = 0; i < 256; i++)
            {
                var sum = slice == 0 ? i : tables[slice - 1][i];
                if (slice > 0)
                    sum = (sum >> 8) ^ tables[0][(byte)sum];
                else
                    for (var bit = 0; bit < 8; bit++)
                        sum = (sum & 1) != 0 ? polynomial ^ (sum >> 1) : sum >> 1;

                tables[slice][i] = sum;
            }
        }

        return tables;
    }
}
