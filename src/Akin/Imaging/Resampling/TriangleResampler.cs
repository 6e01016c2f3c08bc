using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Akin.Imaging.Resampling;

/// <summary>
/// Resizes RGB pictures with the antialiased triangle filter, row by row as they are decoded: along the row first, then down
/// the column, each to 8 bits. It keeps only the rows that the next output row needs. Integer arithmetic: the same bits on
/// every machine. Not safe for several threads; meant to be used again and again.
/// </summary>
internal sealed class TriangleResampler
{
    private const int Half = 1 << (TriangleAxis.Precision - 1);
    private const int LargestKept = 16 << 20;
    private static readonly ConcurrentBag<TriangleResampler> Idle = [];
    private readonly TriangleAxis _across = new();
    private readonly TriangleAxis _down = new();
    private byte[] _rows = [];
    private byte[] _padded = [];
    private byte[] _line = [];
    private int[] _places = [];
    private int _kept;
    private int _fed;
    private int _done;

    /// <summary>Starts a picture, with the buffers of an earlier one where there are any.</summary>
    public static TriangleResampler Rent(int width, int height, int outputWidth, int outputHeight)
    {
        var resampler = Idle.TryTake(out var used) ? used : new TriangleResampler();
        resampler.Begin(width, height, outputWidth, outputHeight);
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

    private void Begin(int width, int height, int outputWidth, int outputHeight)
    {
        _across.Prepare(width, outputWidth);
        _down.Prepare(height, outputHeight);
        _kept = _down.Stride;
        _fed = 0;
        _done = 0;
        Grow(ref _rows, (outputWidth * 3 * _kept) + Vector128<byte>.Count);
        Grow(ref _padded, (width * 3) + 4);
        Grow(ref _line, outputWidth * 3);
        Grow(ref _places, _kept);
    }

    /// <summary>Takes the next input row and gives each output row that it completes to <paramref name="sink"/>.</summary>
    /// <param name="row">Width × 3 bytes.</param>
    /// <param name="sink">Where output rows go, in order.</param>
    public void Add(ReadOnlySpan<byte> row, RowSink sink)
    {
        if (_done == _down.Output)
        {
            return;
        }

        var length = _across.Output * 3;
        if (_fed >= _down.Starts[_done])
        {
            var kept = _rows.AsSpan(_fed % _kept * length, length);
            if (_across.Input == _across.Output)
            {
                row.CopyTo(kept);
            }
            else
            {
                // Pixels are read four bytes at a time: the row's last one needs a byte behind it.
                row.CopyTo(_padded);
                AlongRow(_padded, kept, _across);
            }
        }

        _fed++;
        while (_done < _down.Output && _down.Starts[_done] + _down.Counts[_done] <= _fed)
        {
            DownColumn(_done, _line.AsSpan(0, length));
            sink.Put(_done++, _line.AsSpan(0, length));
        }
    }

    private static void AlongRow(ReadOnlySpan<byte> row, Span<byte> output, TriangleAxis axis)
    {
        ref var pixels = ref MemoryMarshal.GetReference(row);
        ref var weights = ref MemoryMarshal.GetReference(axis.Weights);
        var starts = axis.Starts;
        var counts = axis.Counts;
        for (var x = 0; x < starts.Length; x++)
        {
            ref var pixel = ref Unsafe.Add(ref pixels, starts[x] * 3);
            ref var weight = ref Unsafe.Add(ref weights, x * axis.Stride);
            var sum = Vector128.Create(Half);
            for (var i = 0; i < counts[x]; i++)
            {
                var four = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref pixel, i * 3)));
                var rgb = Vector128.WidenLower(Vector128.WidenLower(four.AsByte())).AsInt32();
                sum += rgb * Unsafe.Add(ref weight, i);
            }

            sum >>= TriangleAxis.Precision;
            output[(x * 3) + 2] = (byte)Math.Min(sum[2], 255);
            output[(x * 3) + 1] = (byte)Math.Min(sum[1], 255);
            output[x * 3] = (byte)Math.Min(sum[0], 255);
        }
    }

    private void DownColumn(int y, Span<byte> output)
    {
        var length = output.Length;
        var start = _down.Starts[y];
        var weights = _down.Weights.Slice(y * _down.Stride, _down.Counts[y]);
        if (weights.Length == 1 || _down.Input == _down.Output)
        {
            _rows.AsSpan((_down.Input == _down.Output ? y : start) % _kept * length, length).CopyTo(output);
            return;
        }

        ref var rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        var places = _places.AsSpan(0, weights.Length);
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = (start + i) % _kept * length;
        }

        var x = 0;
        for (; x <= length - 8; x += 8)
        {
            var sum = Vector256.Create(Half);
            for (var i = 0; i < weights.Length; i++)
            {
                ref var row = ref Unsafe.Add(ref rows, places[i] + x);
                var eight = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref row));
                var wide = Vector128.WidenLower(eight.AsByte());
                sum += Vector256.Create(Vector128.WidenLower(wide), Vector128.WidenUpper(wide)).AsInt32() * weights[i];
            }

            sum = Vector256.Min(sum >> TriangleAxis.Precision, Vector256.Create(255));
            var half = Vector128.Narrow(sum.GetLower(), sum.GetUpper());
            Unsafe.WriteUnaligned(ref output[x], Vector128.Narrow(half.AsUInt16(), half.AsUInt16()).AsUInt64()[0]);
        }

        for (; x < length; x++)
        {
            var sum = Half;
            for (var i = 0; i < weights.Length; i++)
            {
                sum += _rows[places[i] + x] * weights[i];
            }

            output[x] = (byte)Math.Min(sum >> TriangleAxis.Precision, 255);
        }
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[length];
        }
    }
}
