using System.Buffers.Binary;
using Akin.Imaging.Formats;
using Akin.Native.Vips;

namespace Akin.Imaging;

/// <summary>How many pictures are in a file of a format that can hold several.</summary>
internal static class PageCount
{
    private const int ChunkHead = 8;
    private const int ChunkCheck = 4;

    /// <summary>Their number, ≥ 1.</summary>
    public static int Of(ImageFormat format, ReadOnlyMemory<byte> file) => format switch
    {
        ImageFormat.Png => OfPng(file.Span),
        ImageFormat.Tiff => TiffPages.Count(file.Span),
        ImageFormat.Gif or ImageFormat.WebP or ImageFormat.Avif => Asked(format, file),
        _ => 1,
    };

    private static int Asked(ImageFormat format, ReadOnlyMemory<byte> file)
    {
        try
        {
            return VipsGate.Run((format, file), static work =>
            {
                using var buffer = new VipsBuffer(work.file);
                using var image = VipsImage.Load(VipsPicture.LoaderOf(work.format), buffer, VipsFailOn.Never);
                return Math.Max(1, image.Pages);
            });
        }
        catch (VipsException)
        {
            return 1;
        }
    }

    /// <summary>An animated PNG says before its picture how many frames it has.</summary>
    private static int OfPng(ReadOnlySpan<byte> file)
    {
        for (var at = ChunkHead; at + ChunkHead + sizeof(uint) <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            var name = file.Slice(at + sizeof(uint), sizeof(uint));
            if (name.SequenceEqual("acTL"u8))
            {
                return (int)Math.Clamp(BinaryPrimitives.ReadUInt32BigEndian(file[(at + ChunkHead)..]), 1, int.MaxValue);
            }

            if (name.SequenceEqual("IDAT"u8) || length > int.MaxValue - ChunkHead - ChunkCheck - at)
            {
                break;
            }

            at += ChunkHead + (int)length + ChunkCheck;
        }

        return 1;
    }
}
