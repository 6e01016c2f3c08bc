using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Akin.Numerics;

namespace Akin.Clustering.Hierarchy;

/// <summary>
/// Distances of every pair in float64, as a full square, so that all distances of a cluster lie together. Native
/// memory.
/// </summary>
internal sealed unsafe class DistanceSquare : IDisposable
{
    private const int Block = 64;
    private double* _data;

    private DistanceSquare(int count)
    {
        Count = count;
        _data = (double*)NativeMemory.AlignedAlloc(Math.Max(64, (nuint)BytesFor(count)), 64);
    }

    ~DistanceSquare() => Free();

    /// <summary>Rows and columns.</summary>
    public int Count { get; }

    /// <summary>The distances of one row to all.</summary>
    public Span<double> this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_data + ((nint)row * Count), Count);
    }

    /// <summary>Memory of a square.</summary>
    public static long BytesFor(int count) => (long)count * count * sizeof(double);

    /// <summary>Measures all pairs. O(n²·d).</summary>
    /// <param name="points">n × d.</param>
    /// <param name="squared">Whether to keep the squares.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="progress">Hears of rows done.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static DistanceSquare Of(
        Matrix points, bool squared, int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var square = new DistanceSquare(points.Rows);
        long done = 0;
        ChunkedWork.For(
            points.Rows, Block, threads,
            (_, start, rows) =>
            {
                for (var other = 0; other <= start; other += Block)
                {
                    square.Measure(points, start, rows, other, squared);
                }

                progress?.Report(new("distances", Interlocked.Add(ref done, rows), points.Rows, "rows"));
            },
            cancellation);
        return square;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Measure(Matrix points, int start, int rows, int other, bool squared)
    {
        for (var i = start; i < start + rows; i++)
        {
            var row = this[i];
            for (var j = other; j < Math.Min(other + Block, i); j++)
            {
                var square = ExactDistance.Squared(points[i], points[j]);
                row[j] = squared ? square : Math.Sqrt(square);
                this[j][i] = row[j];
            }

            row[i] = 0;
        }
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_data);
        _data = null;
    }
}
