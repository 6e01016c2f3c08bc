using System.Numerics;

namespace Akin.Drawing;

/// <summary>
/// How much of each pixel an outline covers, by signed areas: each edge leaves the change of coverage it makes, a
/// running
/// sum along the row gives the coverage. Exact for straight edges; overlapping contours of one direction join.
/// </summary>
internal sealed class CoverageMask(int width, int height)
{
    private readonly int _stride = width + 2;
    private readonly float[] _change = new float[(width + 2) * height];
    private int _top;
    private int _bottom;

    /// <summary>Rows that the last outline touched: from <c>Top</c> to before <c>Bottom</c>.</summary>
    public (int Top, int Bottom) Rows => (_top, _bottom);

    /// <summary>Enters an outline; read its rows by <see cref="Read"/> before the next.</summary>
    public void Enter(Outline outline)
    {
        (_top, _bottom) = (height, 0);
        var start = 0;
        foreach (var end in outline.Ends)
        {
            for (var i = start; i < end; i++)
                Edge(outline.Points[i], outline.Points[i + 1 == end ? start : i + 1]);

            start = end;
        }
    }

    /// <summary>Writes the coverage of one row (0 … 1) and clears it; gives the columns that may be covered.</summary>
    public (int Left, int Right) Read(int row, Span<float> coverage)
    {
        var change = _change.AsSpan(row * _stride, _stride);
        var first = change.IndexOfAnyExcept(0f);
        if (first < 0)
            return (0, 0);

        var last = change.LastIndexOfAnyExcept(0f);
        float sum = 0;
        for (var x = first; x <= last && x < width; x++)
        {
            sum += change[x];
            coverage[x] = Math.Min(Math.Abs(sum), 1);
        }

        change.Slice(first, last - first + 1).Clear();
        return (Math.Min(first, width), Math.Min(last + 1, width));
    }

    private void Edge(Vector2 from, Vector2 to)
    {
        if (from.Y == to.Y)
            return;

        var direction = 1f;
        if (from.Y > to.Y)
        {
            (from, to) = (to, from);
            direction = -1;
        }

        var slope = (to.X - from.X) / (to.Y - from.Y);
        var firstRow = Math.Max(0, (int)MathF.Floor(from.Y));
        var endRow = (int)Math.Min(height, MathF.Ceiling(to.Y));
        if (firstRow >= endRow)
            return;

        _top = Math.Min(_top, firstRow);
        _bottom = Math.Max(_bottom, endRow);
        for (var row = firstRow; row < endRow; row++)
        {
            var low = Math.Max(row, from.Y);
            var high = Math.Min(row + 1, to.Y);
            var x0 = Math.Clamp(from.X + (slope * (low - from.Y)), 0, width);
            var x1 = Math.Clamp(from.X + (slope * (high - from.Y)), 0, width);
            Span(row * _stride, Math.Min(x0, x1), Math.Max(x0, x1), (high - low) * direction);
        }
    }

    /// <summary>Spreads one row's piece of an edge, from x0 to x1, over the pixels it crosses.</summary>
    private void Span(int offset, float x0, float x1, float amount)
    {
        var first = (int)x0;
        var last = (int)x1;
        if (first == last)
        {
            var inside = ((x0 + x1) / 2) - first;
            _change[offset + first] += amount * (1 - inside);
            _change[offset + first + 1] += amount * inside;
            return;
        }

        // Coverage of pixel p to the right of the edge grows as the integral of the part of the edge left of it.
        var perPixel = amount / (x1 - x0);
        float before = 0;
        for (var pixel = first; pixel <= last; pixel++)
        {
            var enter = Math.Max(x0, pixel);
            var leave = Math.Min(x1, pixel + 1);
            var piece = perPixel * (leave - enter);
            var covered = before + (piece * (pixel + 1 - ((enter + leave) / 2)));
            var next = before + piece;
            _change[offset + pixel] += covered - before;
            _change[offset + pixel + 1] += next - covered;
            before = next;
        }
    }
}
