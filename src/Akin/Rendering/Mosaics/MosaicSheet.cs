using Akin.Imaging;

namespace Akin.Rendering.Mosaics;

/// <summary>The pixels of a strip. Several threads may paint it, each its own rows.</summary>
internal sealed class MosaicSheet(int width, int most, int ground)
{
    private readonly byte[] _pixels = new byte[checked(3 * width * most)];
    private int _top;
    private int _count;

    /// <summary>The strip's rows.</summary>
    public ReadOnlyMemory<byte> Rows => _pixels.AsMemory(0, 3 * width * _count);

    public void Begin(int top, int count) => (_top, _count) = (top, count);

    /// <summary>Fills rows with the ground.</summary>
    public void Clear(int top, int count)
    {
        for (var y = top; y < top + count; y++)
            Fill(y, 0, width, ground);
    }

    /// <summary>Paints what of a box lies in some rows: the border all around, the picture inside.</summary>
    public void Paint(MosaicBox box, RgbImage image, int border, int top, int count)
    {
        var (left, right) = (Math.Max(0, box.Left + box.Border), Math.Min(width, box.Right - box.Border));
        for (var y = Math.Max(top, box.Top); y < Math.Min(top + count, box.Bottom); y++)
        {
            var row = y - box.Top - box.Border;
            if (row < 0 || row >= image.Height)
            {
                Fill(y, box.Left, box.Right, border);
                continue;
            }

            Fill(y, box.Left, box.Left + box.Border, border);
            Fill(y, box.Right - box.Border, box.Right, border);
            if (left < right)
            {
                var from = 3 * ((row * image.Width) + left - box.Left - box.Border);
                image.Pixels.AsSpan(from, 3 * (right - left)).CopyTo(Row(y)[(3 * left)..]);
            }
        }
    }

    private Span<byte> Row(int y) => _pixels.AsSpan(3 * width * (y - _top), 3 * width);

    private void Fill(int y, int from, int to, int colour)
    {
        var row = Row(y);
        for (var x = Math.Max(0, from); x < Math.Min(width, to); x++)
        {
            (row[3 * x], row[(3 * x) + 1], row[(3 * x) + 2]) =
                ((byte)(colour >> 16), (byte)(colour >> 8), (byte)colour);
        }
    }
}
