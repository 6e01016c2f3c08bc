using System.Buffers.Binary;
using System.Text;

namespace Akin.Tests.Support;

/// <summary>
/// Puts into encoded pictures what their encoder does not: orientation, profiles, headers of any size.
/// </summary>
internal static class PictureFiles
{
    /// <summary>EXIF data with nothing but an orientation.</summary>
    public static byte[] Exif(int orientation, bool littleEndian) => littleEndian
        ? [.. "II*\0\u0008\0\0\0\u0001\0\u0012\u0001\u0003\0\u0001\0\0\0"u8, (byte)orientation, 0, 0, 0, 0, 0, 0, 0]
        : [.. "MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001"u8, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    /// <summary>A JPEG with a segment more, right behind its start.</summary>
    public static byte[] WithSegment(byte[] jpeg, byte marker, ReadOnlySpan<byte> body)
    {
        var length = (ushort)(body.Length + 2);
        return [0xFF, 0xD8, 0xFF, marker, (byte)(length >> 8), (byte)length, .. body, .. jpeg.AsSpan(2)];
    }

    /// <summary>A JPEG with EXIF.</summary>
    public static byte[] WithExif(byte[] jpeg, byte[] exif) => WithSegment(jpeg, 0xE1, [.. "Exif\0\0"u8, .. exif]);

    /// <summary>A PNG with a chunk more, right behind its header.</summary>
    public static byte[] WithChunk(byte[] png, string name, ReadOnlySpan<byte> body)
    {
        const int headerEnd = 33;
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. body];
        var length = new byte[4];
        var check = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc32(named));
        return [.. png.AsSpan(0, headerEnd), .. length, .. named, .. check, .. png.AsSpan(headerEnd)];
    }

    /// <summary>A PNG's checksum, which lies at the end of each chunk.</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }

        return ~crc;
    }
}
