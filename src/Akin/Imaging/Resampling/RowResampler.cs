using System.Collections.Concurrent;

namespace Akin.Imaging.Resampling;

/// <summary>
/// Resizes RGB pictures, row by row as they are decoded: along the row first, then down the column, each to 8 bits. It
/// keeps only the rows that the next output row needs, and makes only the part that is wanted. Integer arithmetic: the
/// same bits on every machine. Not safe for several threads; meant to be used again and again.
/// </summary>
internal sealed class RowResampler
{
    private const int LargestKept = 16 << 20;
    private static readonly ConcurrentBag<RowResampler> Idle = [];
    private readonly ResampleAxis _across = new();
    private readonly ResampleAxis _down = new();
    private byte[] _rows = [];
    private byte[] _padded = [];
    private byte[] _line = [];
    private int[] _places = [];
    private int _pitch;
    private int _kept;
    private int _fed;
    private int _done;

    /// <summary>Starts a picture, with the buffers of an earlier one where there are any.</summary>
    public static RowResampler Rent(int width, int height, ResizePlan plan)
    {
        var resampler = Idle.TryTake(out var used) ? used : new RowResampler();
        resampler.Begin(width, height, plan);
        return resampler;
    }

    /// <summary>Lets the next picture have the buffers, unless they are large.</summary>
    public void Return()
    {
        if (_rows.Length + _padded.Length < LargestKept)
        {
            Idle.Add(this);
        }
    }

    /// <summary>
    /// Takes the next input row and gives each output row that it completes to <paramref name="sink"/>.
    /// </summary>
    /// <param name="row">Width × 3 bytes, and whatever lies behind them: it need not be copied if there is
    /// some.</param>
    /// <param name="sink">Where output rows go, in order.</param>
    public void Add(ReadOnlySpan<byte> row, RowSink sink)
    {
        if (_done == _down.Output)
        {
            return;
        }

        if (_fed >= _down.Starts[_done])
        {
            AlongRow(row, _rows.AsSpan(_fed % _kept * _pitch, _pitch));
        }

        _fed++;
        while (_done < _down.Output && _down.Starts[_done] + _down.Counts[_done] <= _fed)
        {
            DownColumns(_done);
            sink.Put(_done++, _line.AsSpan(0, _across.Output * 3));
        }
    }

    private void Begin(int width, int height, ResizePlan plan)
    {
        _across.Prepare(width, plan.Across, plan.Interpolation);
        _down.Prepare(height, plan.Down, plan.Interpolation);
        _kept = Math.Min(_down.Stride, height);
        _fed = 0;
        _done = 0;
        _pitch = (plan.Across.Count * 3) + ResampleKernel.Padding;
        Grow(ref _rows, checked(_pitch * _kept));
        Grow(ref _line, _pitch);
        Grow(ref _padded, (width * 3) + ResampleKernel.Padding);
        Grow(ref _places, _kept);
    }

    private void AlongRow(ReadOnlySpan<byte> row, Span<byte> output)
    {
        var length = _across.Input * 3;
        if (_across.IsIdentity)
        {
            row.Slice(_across.First * 3, _across.Output * 3).CopyTo(output);
            return;
        }

        if (row.Length < length + ResampleKernel.Padding)
        {
            row[..length].CopyTo(_padded);
            row = _padded;
        }

        ResampleKernel.AlongRow(row, output, _across);
    }

    private void DownColumns(int y)
    {
        var places = _places.AsSpan(0, _down.Counts[y]);
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = (_down.Starts[y] + i) % _kept * _pitch;
        }

        if (_down.IsIdentity)
        {
            _rows.AsSpan((_down.First + y) % _kept * _pitch, _pitch).CopyTo(_line);
            return;
        }

        ResampleKernel.DownColumns(_rows, places, _down.WeightsOf(y), _line, _across.Output * 3);
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[length];
        }
    }
}
