using System.Numerics;
using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Projection;

/// <summary>Every pair is computed. O(n²) time, no memory: best for a few thousand points at most.</summary>
internal sealed class ExactRepulsion(int threads) : IRepulsion
{
    private const int PointsInChunk = 64;

    public double Repel(MapPoints points, MapPoints forces, CancellationToken cancellation)
    {
        return ChunkedWork.Sum(
            points.Count, PointsInChunk, threads, i => RepelOne(points, i, forces), cancellation);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double RepelOne(MapPoints points, int i, MapPoints forces)
    {
        ReadOnlySpan<double> xs = points.X, ys = points.Y;
        var (x, y) = (xs[i], ys[i]);
        var (forceX, forceY, total) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var j = 0;
        for (; j <= xs.Length - Vector<double>.Count; j += Vector<double>.Count)
        {
            var dx = Vector.Create(x) - new Vector<double>(xs[j..]);
            var dy = Vector.Create(y) - new Vector<double>(ys[j..]);
            var q = Vector<double>.One / (Vector<double>.One + (dx * dx) + (dy * dy));
            total += q;
            forceX += q * q * dx;
            forceY += q * q * dy;
        }

        var (sumX, sumY, sum) = (Vector.Sum(forceX), Vector.Sum(forceY), Vector.Sum(total));
        for (; j < xs.Length; j++)
        {
            var (dx, dy) = (x - xs[j], y - ys[j]);
            var q = 1 / (1 + (dx * dx) + (dy * dy));
            sum += q;
            sumX += q * q * dx;
            sumY += q * q * dy;
        }

        forces.X[i] = sumX;
        forces.Y[i] = sumY;
        return sum - 1;
    }
}
