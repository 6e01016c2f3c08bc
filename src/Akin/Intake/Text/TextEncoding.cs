using System.Text;
using System.Text.Unicode;

namespace Akin.Intake.Text;

/// <summary>Tells the encoding of a text file from its bytes.</summary>
internal static class TextEncoding
{
    private const int PieceBytes = 1 << 16;
    private const int LongestSign = 4;

    /// <summary>
    /// A reader of the whole file: UTF-8 or UTF-16 by a byte order mark; without one UTF-16 where every other byte is
    /// zero, UTF-8 where all bytes are valid UTF-8, else Windows-1252.
    /// </summary>
    public static StreamReader Open(string path)
    {
        var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, PieceBytes);
        try
        {
            var encoding = Of(stream);
            stream.Position = 0;
            return new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, PieceBytes);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static Encoding Of(FileStream stream)
    {
        var buffer = new byte[PieceBytes + LongestSign];
        var (kept, isFirst) = (0, true);
        while (true)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(kept, PieceBytes), PieceBytes, throwOnEndOfStream: false);
            var bytes = buffer.AsSpan(0, kept + read);
            if (isFirst && Wide(bytes) is { } wide)
            {
                return wide;
            }

            isFirst = false;
            var whole = read == PieceBytes ? bytes[..^CutOff(bytes)] : bytes;
            if (!Utf8.IsValid(whole))
            {
                return CodePages.Windows;
            }

            if (read < PieceBytes)
            {
                return Encoding.UTF8;
            }

            kept = bytes.Length - whole.Length;
            bytes[whole.Length..].CopyTo(buffer);
        }
    }

    /// <summary>UTF-16 by its mark, or by the zeros in the first signs of a Western text.</summary>
    private static Encoding? Wide(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>Bytes at the end that begin a sign which goes on in the next piece.</summary>
    private static int CutOff(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back < LongestSign && back <= bytes.Length; back++)
        {
            var value = bytes[^back];
            if (value >= 0xC0)
            {
                var length = value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2;
                return length > back ? back : 0;
            }

            if (value < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }
}
