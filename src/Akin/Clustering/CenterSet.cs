using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// The centres of k-means: in float64 where they are, in float32 less the data's offsets for the product kernels.
/// </summary>
internal sealed class CenterSet : IDisposable
{
    private readonly double[] _values;

    /// <param name="start">k × d.</param>
    /// <param name="offsets">Of the columns.</param>
    public CenterSet(Matrix start, float[] offsets)
    {
        (Count, Dimensions) = (start.Rows, start.Columns);
        _values = new double[Count * Dimensions];
        Offsets = offsets;
        Rounded = new Matrix(Count, Dimensions);
        for (var c = 0; c < Count; c++)
        {
            for (var i = 0; i < Dimensions; i++)
            {
                _values[(c * Dimensions) + i] = start[c][i];
            }

            Round(c);
        }
    }

    /// <summary>k.</summary>
    public int Count { get; }

    public int Dimensions { get; }

    /// <summary>The origin of the rounded centres: that of the data they are compared with.</summary>
    public float[] Offsets { get; }

    /// <summary>k × d, less the offsets, rounded.</summary>
    public Matrix Rounded { get; }

    /// <summary>The largest squared length of a rounded centre.</summary>
    public float LargestSquaredNorm { get; private set; }

    /// <summary>A centre in float64.</summary>
    public ReadOnlySpan<double> this[int center] => _values.AsSpan(center * Dimensions, Dimensions);

    /// <summary>The largest squared length of a centre from the true origin.</summary>
    public double LargestReach { get; private set; }

    /// <summary>Moves a centre; gives the squared distance it moved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Move(int center, ReadOnlySpan<double> to)
    {
        var values = _values.AsSpan(center * Dimensions, Dimensions);
        var moved = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            moved += (to[i] - values[i]) * (to[i] - values[i]);
            values[i] = to[i];
        }

        if (moved > 0)
        {
            Round(center);
        }

        return moved;
    }

    /// <summary>The centres in float32, in the order given.</summary>
    public Matrix ToMatrix(int[] order)
    {
        var centers = new Matrix(Count, Dimensions);
        for (var c = 0; c < Count; c++)
        {
            var from = this[order[c]];
            for (var i = 0; i < Dimensions; i++)
            {
                centers[c][i] = (float)from[i];
            }
        }

        return centers;
    }

    public void Dispose() => Rounded.Dispose();

    private void Round(int center)
    {
        var values = this[center];
        var rounded = Rounded[center];
        double norm = 0, reach = 0;
        for (var i = 0; i < values.Length; i++)
        {
            rounded[i] = (float)(values[i] - Offsets[i]);
            norm += (double)rounded[i] * rounded[i];
            reach += values[i] * values[i];
        }

        // A bound: it may stay above the largest when that centre has moved inwards.
        LargestSquaredNorm = Math.Max(LargestSquaredNorm, MathF.BitIncrement((float)norm));
        LargestReach = Math.Max(LargestReach, reach);
    }
}
