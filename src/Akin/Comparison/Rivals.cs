using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Comparison;

/// <summary>
/// The nearest rivals: for each row the nearest row of any other collection. Small distances are pictures that two
/// collections have nearly in common, large ones are what a collection has to itself. Exact: every pair of different
/// collections is looked at.
/// </summary>
public static class Rivals
{
    private const int Block = 8192;
    private const int LeastRows = 200;
    private const ulong Stream = 0x21A1;

    /// <summary>Finds the rival of each row, or of a random sample of them where all would be too much work.</summary>
    /// <param name="features">Rows × dimensions; finite.</param>
    /// <param name="collections">The collection of each row, 0 … <paramref name="count"/> − 1.</param>
    /// <param name="count">Number of collections.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Hears of rows done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>By collection, then by row; empty with fewer than two collections.</returns>
    public static IReadOnlyList<Rival> Find(
        IRowSource features, IReadOnlyList<int> collections, int count, ComparisonOptions options,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var asked = Asked(features, options);
        var all = Enumerable.Range(0, collections.Count);
        var members = Enumerable.Range(0, count).Select(collection => RowsOf(all, collection)).ToArray();
        var (found, done) = (new List<Rival>(), 0);
        for (var collection = 0; collection < count; collection++)
        {
            var rows = RowsOf(asked, collection);
            if (rows.Length > 0)
            {
                found.AddRange(Nearest(features, rows, members, collection, options.Threads, cancellation));
            }

            progress?.Report(new("nearest rivals", done += rows.Length, asked.Length, "pictures"));
        }

        return found;

        int[] RowsOf(IEnumerable<int> rows, int collection) => [.. rows.Where(row => collections[row] == collection)];
    }

    private static Rival[] Nearest(
        IRowSource features, int[] rows, int[][] members, int collection, int threads, CancellationToken cancellation)
    {
        using var queries = RowSample.Copy(features, rows);
        var nearest = Array.ConvertAll(rows, _ => (Distance: double.PositiveInfinity, Row: int.MaxValue));
        foreach (var others in members.Where((_, other) => other != collection).SelectMany(each => each.Chunk(Block)))
        {
            using var points = RowSample.Copy(features, others);
            using var table = CrossNeighbours.Find(queries, points, 1, threads, null, cancellation);
            for (var i = 0; i < rows.Length; i++)
            {
                var candidate = ((double)table.Distances[i][0], others[table.IndicesOf(i)[0]]);
                nearest[i] = candidate.CompareTo(nearest[i]) < 0 ? candidate : nearest[i];
            }
        }

        return [.. rows.Zip(nearest).Where(pair => pair.Second.Row < int.MaxValue)
            .Select(pair => new Rival(pair.First, pair.Second.Row, pair.Second.Distance))];
    }

    /// <summary>The rows whose rivals are looked for.</summary>
    private static int[] Asked(IRowSource features, ComparisonOptions options)
    {
        var perRow = Math.Max(1.0, features.Columns);
        var byWork = options.Work / (perRow * Math.Max(1, features.Rows));
        var byMemory = options.MemoryBytes is { } bytes ? bytes / (4.0 * sizeof(float) * perRow) : double.MaxValue;
        var most = (int)Math.Clamp(Math.Min(byWork, byMemory), LeastRows, int.MaxValue);
        return RowSample.Draw(features.Rows, most, new RandomSource(options.Seed).Fork(Stream));
    }
}
