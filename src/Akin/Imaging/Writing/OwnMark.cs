using System.Buffers.Binary;
using System.Text;

namespace Akin.Imaging.Writing;

/// <summary>
/// Words in every picture and page that Akin writes under a name of the user's: only what has them is written over. All
/// formats have a place for such words that shows nothing.
/// </summary>
public static class OwnMark
{
    /// <summary>A page's line in its head.</summary>
    public const string OfPage = $"<meta name=\"generator\" content=\"{Text}\">";

    /// <summary>The line in the description of a pyramid.</summary>
    internal const string OfPyramid = $"<!-- {Text} -->";

    private const string Text = "made by Akin";

    // All formats have it near one end of the file.
    private const int Head = 4096;
    private const int WebPHead = 12;
    private const int WebPExtension = 18;

    private static readonly byte[] JpegComment = [0xFF, 0xFE, 0, 14, .. Bytes];

    private static ReadOnlySpan<byte> Bytes => "made by Akin"u8;

    /// <summary>PNG's chunk of text, without its name: a keyword and the words.</summary>
    internal static ReadOnlySpan<byte> OfPng => "Comment\0made by Akin"u8;

    /// <summary>WebP's chunk.</summary>
    private static ReadOnlySpan<byte> OfWebP => "AKIN\xC\0\0\0made by Akin"u8;

    /// <summary>JPEG's segment of a comment.</summary>
    internal static ReadOnlySpan<byte> OfJpeg => JpegComment;

    /// <summary>
    /// Whether a file has them where Akin writes them, and not just in its text; one that cannot be read has not.
    /// </summary>
    /// <param name="path">The file.</param>
    public static bool IsIn(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var head = Read(file);
            file.Seek(-Math.Min(OfWebP.Length, file.Length), SeekOrigin.End);
            var tail = Read(file);
            return head switch
            {
                [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => head.AsSpan().IndexOf([.. "tEXt"u8, .. OfPng]) >= 0,
                [0xFF, 0xD8, ..] => head.AsSpan().IndexOf(OfJpeg) >= 0,
                [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => tail.AsSpan().SequenceEqual(OfWebP),
                _ => head.AsSpan().IndexOf(Encoding.ASCII.GetBytes(OfPage)) >= 0
                    || head.AsSpan().IndexOf(Encoding.ASCII.GetBytes(OfPyramid)) >= 0,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>A WebP with them, in a chunk of its own at the end, which takes the extended head.</summary>
    /// <param name="file">A WebP of a simple head, as the encoder writes it.</param>
    /// <param name="width">Pixels, 1 … 16,384.</param>
    /// <param name="height">Pixels, 1 … 16,384.</param>
    internal static byte[] IntoWebP(ReadOnlySpan<byte> file, int width, int height)
    {
        var isSimple = file[WebPHead..].StartsWith("VP8 "u8);
        var start = isSimple ? WebPHead + WebPExtension : WebPHead;
        var result = new byte[start + file.Length - WebPHead + 8 + Bytes.Length];
        file[..WebPHead].CopyTo(result);
        BinaryPrimitives.WriteInt32LittleEndian(result.AsSpan(4), result.Length - 8);
        if (isSimple)
        {
            // No flag is set; then the sides less one, 24 bits each.
            "VP8X\xA\0\0\0"u8.CopyTo(result.AsSpan(WebPHead));
            BinaryPrimitives.WriteInt32LittleEndian(result.AsSpan(WebPHead + 12), width - 1);
            BinaryPrimitives.WriteInt16LittleEndian(result.AsSpan(WebPHead + 15), (short)(height - 1));
        }

        file[WebPHead..].CopyTo(result.AsSpan(start));
        OfWebP.CopyTo(result.AsSpan(^OfWebP.Length));
        return result;
    }

    private static byte[] Read(FileStream file)
    {
        var bytes = new byte[Head];
        return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
