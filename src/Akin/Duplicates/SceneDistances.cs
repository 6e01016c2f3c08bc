using Akin.Numerics;

namespace Akin.Duplicates;

/// <summary>
/// Measures pairs of features that are too many for the memory: some pairs at a time, the rows of which are read once
/// each, in their order, whatever file they lie in.
/// </summary>
internal static class SceneDistances
{
    private const int BlockBytes = 64 << 20;
    private const int Chunk = 512;

    /// <summary>The pairs that are near, in the order given, and their cosine distances.</summary>
    /// <param name="features">Rows of length 1.</param>
    /// <param name="pairs">Rows of it, two by two.</param>
    /// <param name="most">The largest distance that is near.</param>
    /// <param name="threads">Threads, ≥ 1; the result is the same for any.</param>
    /// <param name="cancellation">Stops between two chunks of pairs.</param>
    public static (List<(int A, int B)> Near, List<double> Distances) Within(
        IRowSource features, IReadOnlyList<(int A, int B)> pairs, double most, int threads,
        CancellationToken cancellation)
    {
        var measured = new double[pairs.Count];
        var atOnce = Math.Max(1, BlockBytes / (2 * sizeof(float) * features.Columns));
        for (var start = 0; start < pairs.Count; start += atOnce)
        {
            var block = measured.AsMemory(start, Math.Min(atOnce, pairs.Count - start));
            Measure(features, [.. pairs.Skip(start).Take(block.Length)], block, threads, cancellation);
        }

        int[] near = [.. Enumerable.Range(0, measured.Length).Where(pair => measured[pair] <= most)];
        return ([.. near.Select(pair => pairs[pair])], [.. near.Select(pair => measured[pair])]);
    }

    private static void Measure(
        IRowSource features, (int A, int B)[] pairs, Memory<double> distances, int threads,
        CancellationToken cancellation)
    {
        int[] rows = [.. pairs.SelectMany(pair => new[] { pair.A, pair.B }).Distinct().Order()];
        using var held = RowSample.Copy(features, rows);
        ChunkedWork.For(
            pairs.Length, Chunk, threads,
            (_, start, count) =>
            {
                for (var i = start; i < start + count; i++)
                {
                    var (a, b) = (Array.BinarySearch(rows, pairs[i].A), Array.BinarySearch(rows, pairs[i].B));
                    distances.Span[i] = ExactDistance.Squared(held[a], held[b]) / 2;
                }
            },
            cancellation);
    }
}
