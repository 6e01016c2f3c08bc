using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// Places on a map as pairs of float32 numbers, side by side: a neighbour is one load of eight bytes. That is what the
/// attraction of t-SNE spends its time with.
/// </summary>
internal sealed class PlacePairs(int count)
{
    private const int PointsInChunk = 4096;
    private const int Four = 4;
    private readonly float[] _pairs = new float[2 * count];

    /// <summary>Takes the places of points.</summary>
    public void Fill(MapPoints points, int threads) =>
        ChunkedWork.For(points.Count, PointsInChunk, threads, (_, start, length) =>
        {
            for (var i = start; i < start + length; i++)
            {
                _pairs[2 * i] = (float)points.X[i];
                _pairs[(2 * i) + 1] = (float)points.Y[i];
            }
        });

    /// <summary>Σ p·q·(yᵢ − yⱼ) over the neighbours j of a point, q = 1 / (1 + distance²).</summary>
    /// <param name="neighbours">The neighbours.</param>
    /// <param name="values">p of each.</param>
    /// <param name="point">i.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double X, double Y) Attraction(ReadOnlySpan<int> neighbours, ReadOnlySpan<float> values, int point)
    {
        values = values[..neighbours.Length];
        ReadOnlySpan<long> pairs = MemoryMarshal.Cast<float, long>(_pairs);
        var self = Vector256.Create(pairs[point]).AsSingle();
        var sum = Vector256<float>.Zero;
        var place = 0;
        for (; place <= neighbours.Length - Four; place += Four)
        {
            var near = neighbours.Slice(place, Four);
            var others = Vector256.Create(pairs[near[0]], pairs[near[1]], pairs[near[2]], pairs[near[3]]).AsSingle();
            var p = Vector128.Create(values.Slice(place, Four));
            sum += Pull(self - others, Vector256.Create(p, p));
        }

        for (; place < neighbours.Length; place++)
        {
            var other = Vector256.Create(pairs[neighbours[place]], 0, 0, 0).AsSingle();
            var p = Vector256.CreateScalar(values[place]);
            sum += Pull(self - other, p);
        }

        return (sum[0] + sum[2] + (sum[4] + sum[6]), sum[1] + sum[3] + (sum[5] + sum[7]));
    }

    /// <summary>p / (1 + distance²) × difference, for four pairs; each p stands at its pair's number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pull(Vector256<float> difference, Vector256<float> p)
    {
        var squares = difference * difference;
        squares += Vector256.Shuffle(squares, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6));
        var doubled = Vector256.Shuffle(p, Vector256.Create(0, 0, 1, 1, 2, 2, 3, 3));
        return doubled / (Vector256<float>.One + squares) * difference;
    }
}
