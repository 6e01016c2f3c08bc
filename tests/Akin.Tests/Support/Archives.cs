using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Akin.Tests.Support;

/// <summary>ZIP archives made by the platform's own writer, and damage to what their directories say.</summary>
internal static class Archives
{
    public static readonly DateTimeOffset Then = new(2001, 2, 3, 4, 5, 6, TimeZoneInfo.Local.GetUtcOffset(
        new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Unspecified)));

    /// <summary>An archive of members, stored or deflated by turns.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] members) => Zip(null, members);

    /// <summary>An archive whose names are in an encoding of their own.</summary>
    public static byte[] Zip(Encoding? names, params (string Name, byte[] Content)[] members)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            for (var i = 0; i < members.Length; i++)
            {
                var entry = zip.CreateEntry(
                    members[i].Name, i % 2 == 0 ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = Then;
                using var stream = entry.Open();
                stream.Write(members[i].Content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Writes into the directory's entry of a member: a field of two or four bytes at its place.</summary>
    public static byte[] Patch(byte[] zip, string name, int at, uint value, int bytes = 4)
    {
        var signature = "PK\u0001\u0002"u8;
        for (var i = 0; i + 46 < zip.Length; i++)
        {
            if (!zip.AsSpan(i, 4).SequenceEqual(signature))
            {
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(i + 28));
            if (Encoding.UTF8.GetString(zip, i + 46, length) == name)
            {
                var field = new byte[4];
                BinaryPrimitives.WriteUInt32LittleEndian(field, value);
                field.AsSpan(0, bytes).CopyTo(zip.AsSpan(i + at));
            }
        }

        return zip;
    }
}
