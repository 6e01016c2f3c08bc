using System.Globalization;
using System.Numerics;
using Akin.Numerics;

namespace Akin.Imaging.Writing;

/// <summary>
/// One level of a deep-zoom pyramid: cuts its rows into tiles, and hands rows of half the size to the level above.
/// </summary>
internal sealed class PyramidLevel
{
    private readonly string _folder;
    private readonly int _width;
    private readonly int _height;
    private readonly int _quality;
    private readonly int _threads;
    private readonly PyramidLevel? _above;
    private readonly byte[] _rows;
    private readonly byte[] _half;

    // Rows that came; the first row held; the row of tiles that is next.
    private int _count;
    private int _first;
    private int _line;

    private PyramidLevel(string folder, int level, int width, int height, int quality, int threads)
    {
        (_folder, _width, _height) = (Path.Join(folder, level.ToString(CultureInfo.InvariantCulture)), width, height);
        (_quality, _threads) = (quality, threads);
        Directory.CreateDirectory(_folder);
        _rows = new byte[3 * width * Math.Min(height, DeepZoomWriter.TileSide + (2 * DeepZoomWriter.Overlap))];
        _half = new byte[3 * Half(width)];
        _above = level > 0 ? new(folder, level - 1, Half(width), Half(height), quality, threads) : null;
    }

    /// <summary>The level of full size, with all above it.</summary>
    public static PyramidLevel Bottom(string folder, int width, int height, int quality, int threads) =>
        new(folder, Levels(Math.Max(width, height)), width, height, quality, threads);

    /// <summary>Takes the next row.</summary>
    public void Add(ReadOnlySpan<byte> row)
    {
        row.CopyTo(Row(_count));
        _count++;
        if (_above is not null && (_count % 2 == 0 || _count == _height))
            HandUp();

        // The last row may end two rows of tiles: one whose shared row it is, and one of its own.
        while (_line * DeepZoomWriter.TileSide < _height && _count == LineEnd)
            WriteTiles(_count);
    }

    /// <summary>The row behind the last of the next row of tiles.</summary>
    private int LineEnd => Math.Min(_height, ((_line + 1) * DeepZoomWriter.TileSide) + DeepZoomWriter.Overlap);

    /// <summary>How often a side must be halved to become one pixel.</summary>
    private static int Levels(int side) => side > 1 ? BitOperations.Log2((uint)side - 1) + 1 : 0;

    private static int Half(int length) => (length + 1) / 2;

    private Span<byte> Row(int row) => _rows.AsSpan(3 * _width * (row - _first), 3 * _width);

    /// <summary>The mean of two by two pixels; at odd edges of those there are.</summary>
    private void HandUp()
    {
        var lower = Row(_count - 1);
        var upper = _count % 2 == 0 ? Row(_count - 2) : lower;
        for (var x = 0; x < _half.Length / 3; x++)
        {
            int left = 6 * x, right = Math.Min(left + 3, lower.Length - 3);
            for (var band = 0; band < 3; band++)
                _half[(3 * x) + band] = (byte)((upper[left + band] + upper[right + band] + lower[left + band]
                    + lower[right + band] + 2) / 4);
        }

        _above!.Add(_half);
    }

    private void WriteTiles(int end)
    {
        var columns = (_width + DeepZoomWriter.TileSide - 1) / DeepZoomWriter.TileSide;
        var top = Math.Max(0, (_line * DeepZoomWriter.TileSide) - DeepZoomWriter.Overlap);
        ChunkedWork.For(columns, 1, _threads, (column, _, _) => WriteTile(column, top, end));
        _line++;

        // The rows that the next row of tiles shares stay; so the last is there when it is halved with the next.
        if (end < _height)
        {
            var keep = (_line * DeepZoomWriter.TileSide) - DeepZoomWriter.Overlap;
            _rows.AsSpan(3 * _width * (keep - _first), 3 * _width * (end - keep)).CopyTo(_rows);
            _first = keep;
        }
    }

    private void WriteTile(int column, int top, int end)
    {
        var left = Math.Max(0, (column * DeepZoomWriter.TileSide) - DeepZoomWriter.Overlap);
        var right = Math.Min(_width, ((column + 1) * DeepZoomWriter.TileSide) + DeepZoomWriter.Overlap);
        var tile = new RgbImage(right - left, end - top, new byte[3 * (right - left) * (end - top)]);
        for (var y = top; y < end; y++)
        {
            Row(y).Slice(3 * left, 3 * tile.Width).CopyTo(tile.Pixels.AsSpan(3 * tile.Width * (y - top)));
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{column}_{_line}.jpg");
        File.WriteAllBytes(Path.Join(_folder, name), PictureEncoder.Jpeg(tile, _quality));
    }
}
