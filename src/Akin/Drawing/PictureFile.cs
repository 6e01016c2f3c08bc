using System.Buffers.Binary;
using Akin.Imaging;

namespace Akin.Drawing;

/// <summary>A drawn picture as the bytes of a file.</summary>
internal static class PictureFile
{
    public static byte[] Encode(RgbImage image, ImageFormat format) => format switch
    {
        ImageFormat.Png => PictureEncoder.Png(image),
        ImageFormat.WebP => PictureEncoder.WebP(image, 82),
        ImageFormat.Gif => PictureEncoder.Gif(image),
        ImageFormat.Bmp => Bitmap(image),
        _ => PictureEncoder.Jpeg(image, 86),
    };

    /// <summary>
    /// A Windows bitmap of 24 bits: header, then rows from below, blue first, each filled up to four bytes.
    /// </summary>
    private static byte[] Bitmap(RgbImage image)
    {
        const int header = 54;
        var stride = ((image.Width * 3) + 3) & ~3;
        var bytes = new byte[header + (stride * image.Height)];
        bytes[0] = (byte)'B';
        bytes[1] = (byte)'M';
        ReadOnlySpan<(int Offset, int Value)> fields =
        [
            (2, bytes.Length), (10, header), (14, 40), (18, image.Width), (22, image.Height), (26, 1 | (24 << 16)),
            (34, stride * image.Height), (38, 2835), (42, 2835),
        ];
        foreach (var (offset, value) in fields)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(offset), value);

        for (var y = 0; y < image.Height; y++)
        {
            var row = bytes.AsSpan(header + ((image.Height - 1 - y) * stride), image.Width * 3);
            image.Pixels.AsSpan(y * image.Width * 3, image.Width * 3).CopyTo(row);
            for (var x = 0; x < row.Length; x += 3)
                (row[x], row[x + 2]) = (row[x + 2], row[x]);
        }

        return bytes;
    }
}
