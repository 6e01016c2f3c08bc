using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Akin.Autoencoder.Layers;

namespace Akin.Autoencoder.Losses;

/// <summary>
/// The mean structural similarity of one channel of a picture with what is wanted, and its derivative by each value.
/// Sums over windows are taken down the columns and then along the rows, eight windows at a time; rows of floats have
/// room for whole vectors, so there are no tails. Values are taken from their middle, 0.5, so that squares lose little.
/// O(height × width × side).
/// </summary>
internal sealed unsafe class ChannelSimilarity
{
    private const int Side = 7;
    private const float First = 0.01f * 0.01f;
    private const float Second = 0.03f * 0.03f;
    private const float Middle = 0.5f;
    private static readonly int Lanes = Vector256<float>.Count;

    private readonly int _height;
    private readonly int _width;
    private readonly int _side;
    private readonly int _row;

    private readonly PinnedFloats _given;
    private readonly PinnedFloats _wanted;

    /// <summary>Of one row of windows, the sums down the columns: x, y, x², y², x·y.</summary>
    private readonly PinnedFloats[] _sums;

    /// <summary>Of one row of windows, the derivatives by the sums of x, x² and x·y, zeros around.</summary>
    private readonly PinnedFloats[] _slopes;

    /// <summary>Of all rows of windows, the derivatives summed over the windows that a column lies in.</summary>
    private readonly PinnedFloats[] _spread;

    private readonly PinnedFloats _values;

    /// <summary>Bytes that one takes, about.</summary>
    public static long Bytes(int height, int width) => 5L * sizeof(float) * height * width;

    /// <summary>Makes room for pictures of one size.</summary>
    /// <param name="height">Rows, ≥ 1.</param>
    /// <param name="width">Columns, ≥ 1.</param>
    public ChannelSimilarity(int height, int width)
    {
        (_height, _width, _side) = (height, width, Math.Min(Side, Math.Min(height, width)));
        _row = (width + Lanes - 1) / Lanes * Lanes;
        (_given, _wanted) = (new((long)height * _row), new((long)height * _row));
        _sums = Rows(5, _row + Side + Lanes);
        _slopes = Rows(3, _row + (2 * Side) + Lanes);
        _spread = Rows(3, (long)(height - _side + 1) * _row);
        _values = new(_row);
    }

    /// <summary>Compares a channel with what is wanted of it.</summary>
    /// <param name="given">Its values.</param>
    /// <param name="givenStride">From a place to the next.</param>
    /// <param name="wanted">The values wanted.</param>
    /// <param name="wantedStride">From a place to the next.</param>
    /// <returns>The mean over all windows, at most 1.</returns>
    public double Compute(ReadOnlySpan<float> given, int givenStride, ReadOnlySpan<float> wanted, int wantedStride)
    {
        for (int y = 0, i = 0; y < _height; y++)
        {
            var givenRow = _given.Span.Slice(y * _row, _width);
            var wantedRow = _wanted.Span.Slice(y * _row, _width);
            for (var x = 0; x < _width; x++, i++)
            {
                givenRow[x] = given[i * givenStride] - Middle;
                wantedRow[x] = wanted[i * wantedStride] - Middle;
            }
        }

        var (rows, columns) = (_height - _side + 1, _width - _side + 1);
        var sum = 0.0;
        for (var row = 0; row < rows; row++)
        {
            SumColumns(row);
            Compare(columns);
            foreach (var value in _values.Span[..columns])
            {
                sum += value;
            }

            for (var each = 0; each < _slopes.Length; each++)
            {
                _slopes[each].Span[(_side - 1 + columns)..].Clear();
                SumAlong(_slopes[each].Pointer, _spread[each].Pointer + ((nint)row * _row));
            }
        }

        return sum / ((double)rows * columns);
    }

    /// <summary>Adds factor × the derivative of what was computed last by each value given.</summary>
    /// <param name="factor">What it is multiplied by.</param>
    /// <param name="errors">Are added to.</param>
    /// <param name="stride">From a place to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddSlopes(float factor, Span<float> errors, int stride)
    {
        var (rows, columns) = (_height - _side + 1, _width - _side + 1);
        var share = factor / ((float)rows * columns * _side * _side);
        for (var y = 0; y < _height; y++)
        {
            var (from, to) = (Math.Max(0, y - _side + 1), Math.Min(y, rows - 1));
            for (var x = 0; x < _row; x += Lanes)
            {
                var (byMean, bySquare, byProduct) = (Vector256<float>.Zero, Vector256<float>.Zero,
                    Vector256<float>.Zero);
                for (var row = from; row <= to; row++)
                {
                    var at = ((nint)row * _row) + x;
                    byMean += Vector256.Load(_spread[0].Pointer + at);
                    bySquare += Vector256.Load(_spread[1].Pointer + at);
                    byProduct += Vector256.Load(_spread[2].Pointer + at);
                }

                var place = ((nint)y * _row) + x;
                var slope = byMean + (2 * bySquare * Vector256.Load(_given.Pointer + place))
                    + (byProduct * Vector256.Load(_wanted.Pointer + place));
                (slope * share).Store(_values.Pointer + x);
            }

            var values = _values.Span;
            for (var x = 0; x < _width; x++)
            {
                errors[((y * _width) + x) * stride] += values[x];
            }
        }
    }

    /// <summary>The sums down the columns of one row of windows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumColumns(int row)
    {
        for (var column = 0; column < _row; column += Lanes)
        {
            var (x, y, xx, yy, xy) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero,
                Vector256<float>.Zero, Vector256<float>.Zero);
            for (var line = row; line < row + _side; line++)
            {
                var given = Vector256.Load(_given.Pointer + ((nint)line * _row) + column);
                var wanted = Vector256.Load(_wanted.Pointer + ((nint)line * _row) + column);
                (x, y) = (x + given, y + wanted);
                (xx, yy, xy) = (xx + (given * given), yy + (wanted * wanted), xy + (given * wanted));
            }

            x.Store(_sums[0].Pointer + column);
            y.Store(_sums[1].Pointer + column);
            xx.Store(_sums[2].Pointer + column);
            yy.Store(_sums[3].Pointer + column);
            xy.Store(_sums[4].Pointer + column);
        }
    }

    /// <summary>The similarity of each window of a row, and its derivatives by the sums of x, x² and x·y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compare(int columns)
    {
        var share = Vector256.Create(1f / (_side * _side));
        var (first, second, middle) = (Vector256.Create(First), Vector256.Create(Second), Vector256.Create(Middle));
        for (var column = 0; column < columns; column += Lanes)
        {
            var (x, y) = (Along(_sums[0].Pointer + column) * share, Along(_sums[1].Pointer + column) * share);
            var both = (Along(_sums[2].Pointer + column) * share) - (x * x)
                + ((Along(_sums[3].Pointer + column) * share) - (y * y));
            var shared = (Along(_sums[4].Pointer + column) * share) - (x * y);
            var (meanX, meanY) = (x + middle, y + middle);
            var a1 = (2 * meanX * meanY) + first;
            var a2 = (2 * shared) + second;
            var b1 = (meanX * meanX) + (meanY * meanY) + first;
            var b2 = both + second;
            var value = a1 * a2 / (b1 * b2);
            value.Store(_values.Pointer + column);

            // By the means of x, x² and x·y; x and y are counted from the middle in variance and covariance.
            var byMean = (2 * meanY * a2 / (b1 * b2)) - (2 * y * a1 / (b1 * b2))
                - (2 * value * ((meanX / b1) - (x / b2)));
            byMean.Store(_slopes[0].Pointer + _side - 1 + column);
            (-value / b2).Store(_slopes[1].Pointer + _side - 1 + column);
            (2 * a1 / (b1 * b2)).Store(_slopes[2].Pointer + _side - 1 + column);
        }
    }

    /// <summary>target[x] = Σ of values[x … x + side − 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumAlong(float* values, float* target)
    {
        for (var x = 0; x < _row; x += Lanes)
        {
            Along(values + x).Store(target + x);
        }
    }

    /// <summary>The sums of a window's columns, for eight windows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Along(float* sums)
    {
        var sum = Vector256.Load(sums);
        for (var i = 1; i < _side; i++)
        {
            sum += Vector256.Load(sums + i);
        }

        return sum;
    }

    private static PinnedFloats[] Rows(int count, long length) =>
        [.. Enumerable.Range(0, count).Select(_ => new PinnedFloats(length))];
}
