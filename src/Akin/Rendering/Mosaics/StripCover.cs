namespace Akin.Rendering.Mosaics;

/// <summary>
/// Tells which boxes of a strip are seen, from the topmost down: of each row it is known which pixel right of a place
/// is still free, so that each pixel is taken once, whatever the number of boxes over it.
/// </summary>
internal sealed class StripCover(int width, int rows)
{
    // The next free column of each row at or right of a place; found by halving the ways.
    private readonly int[] _free = new int[checked((width + 1) * rows)];

    /// <summary>The numbers of the boxes of which a pixel is seen, in the order of the boxes.</summary>
    /// <param name="boxes">The boxes, the topmost last.</param>
    /// <param name="top">First row of the strip.</param>
    /// <param name="count">Rows of it.</param>
    public List<int> Seen(IReadOnlyList<MosaicBox> boxes, int top, int count)
    {
        for (var row = 0; row < count; row++)
        {
            for (var x = 0; x <= width; x++)
                _free[(row * (width + 1)) + x] = x;
        }

        var seen = new List<int>();
        for (var i = boxes.Count - 1; i >= 0; i--)
        {
            if (Take(boxes[i], top, count))
                seen.Add(i);
        }

        seen.Reverse();
        return seen;
    }

    private bool Take(MosaicBox box, int top, int count)
    {
        var any = false;
        var (left, right) = (Math.Max(0, box.Left), Math.Min(width, box.Right));
        for (var y = Math.Max(box.Top, top); left < right && y < Math.Min(box.Bottom, top + count); y++)
        {
            var row = _free.AsSpan((y - top) * (width + 1), width + 1);
            for (var x = Find(row, left); x < right; x = Find(row, x))
            {
                row[x] = x + 1;
                any = true;
            }
        }

        return any;
    }

    private static int Find(Span<int> row, int x)
    {
        while (row[x] != x)
        {
            row[x] = row[row[x]];
            x = row[x];
        }

        return x;
    }
}
