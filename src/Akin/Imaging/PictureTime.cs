using System.Globalization;
using System.Text;
using Akin.Imaging.Formats;

namespace Akin.Imaging;

/// <summary>When a picture was taken, by the EXIF data in its file (JPEG, PNG, WebP, TIFF).</summary>
public static class PictureTime
{
    private const int ExifDirectory = 0x8769;
    private const int Taken = 0x9003;
    private const int Changed = 0x0132;
    private const int TimeLength = 19;
    private const int SearchedBytes = 1 << 18;

    /// <summary>The camera's time in ticks; 0 for EXIF data without one; none where there is no EXIF data.</summary>
    /// <param name="file">The file's bytes.</param>
    public static long? Read(ReadOnlySpan<byte> file)
    {
        var at = file[..Math.Min(file.Length, SearchedBytes)].IndexOf("Exif\0\0"u8);
        var exif = at >= 0 ? file[(at + 6)..] : IsTiff(file) ? file : InChunk(file);
        return exif.IsEmpty || !IsTiff(exif) ? null : Ticks(exif);
    }

    private static bool IsTiff(ReadOnlySpan<byte> bytes) => bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8);

    /// <summary>PNG and WebP hold the data behind a name of four letters; WebP has its length between.</summary>
    private static ReadOnlySpan<byte> InChunk(ReadOnlySpan<byte> file)
    {
        var png = file.IndexOf("eXIf"u8);
        if (png >= 0 && file.Length > 4 && file[1..].StartsWith("PNG"u8))
        {
            return file[(png + 4)..];
        }

        var webP = file.StartsWith("RIFF"u8) ? file.LastIndexOf("EXIF"u8) : -1;
        return webP >= 0 && webP + 8 <= file.Length ? file[(webP + 8)..] : png >= 0 ? file[(png + 4)..] : default;
    }

    private static long Ticks(ReadOnlySpan<byte> exif)
    {
        var reader = new ByteReader(exif, little: exif[0] == 'I');
        var first = reader.UInt32(4);
        var inner = Find(reader, first, ExifDirectory) is > 0 and var directory
            ? Find(reader, reader.UInt32(directory), Taken) : 0;
        var entry = inner > 0 ? inner : Find(reader, first, Changed);
        return entry > 0 && DateTime.TryParseExact(
            Encoding.ASCII.GetString(reader.Slice(reader.UInt32(entry), TimeLength)), "yyyy:MM:dd HH:mm:ss",
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.Ticks : 0;
    }

    /// <summary>Where the value of a tag, or its place, is written; 0 when the directory has no such tag.</summary>
    private static long Find(ByteReader reader, long directory, int tag)
    {
        var entry = directory + 2;
        for (var count = reader.UInt16(directory); count > 0 && reader.Has(entry, 12); count--, entry += 12)
        {
            if (reader.UInt16(entry) == tag)
            {
                return entry + 8;
            }
        }

        return 0;
    }
}
