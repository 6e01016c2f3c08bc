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
    private const int LeastOfEach = 10;
    private const int None = -1;
    private const ulong Stream = 0x21A1;

    /// <summary>
    /// Finds the rival of each row, or of equally many random ones of each collection where all would be too much work.
    /// The features are read once.
    /// </summary>
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
        var members = CollectionRows.Of(collections, count);
        var asked = Asked(features, members, options);
        using var queries = RowSample.Copy(features, asked);
        var nearest = Array.ConvertAll(asked, _ => (Distance: double.PositiveInfinity, Row: int.MaxValue));
        var (done, ordered) = (0, members.SelectMany(rows => rows));
        foreach (var block in count < 2 ? [] : ordered.Chunk(Block))
        {
            using var points = RowSample.Copy(features, block);
            foreach (var own in Parts(block))
            {
                Look(own, block, points);
            }

            progress?.Report(new("nearest rivals", done += block.Length, collections.Count, "pictures"));
        }

        return
        [
            .. asked.Zip(nearest).Where(pair => pair.Second.Row < int.MaxValue)
                .Select(pair => new Rival(pair.First, pair.Second.Row, pair.Second.Distance)),
        ];

        // Those who have no rows in a block look at all of it together; the others each at the rows of others.
        IEnumerable<int> Parts(int[] block) =>
            block.Select(row => collections[row]).Distinct().Prepend(None);

        void Look(int own, int[] block, Matrix points)
        {
            var there = own == None ? block.Select(row => collections[row]).ToHashSet() : [];
            int[] who =
            [
                .. Enumerable.Range(0, asked.Length).Where(query =>
                    own == None ? !there.Contains(collections[asked[query]]) : collections[asked[query]] == own),
            ];
            int[] others = [.. Enumerable.Range(0, block.Length).Where(i => collections[block[i]] != own)];
            if (who.Length == 0 || others.Length == 0)
            {
                return;
            }

            using var looking = RowSample.Copy(queries, who);
            using var shown = RowSample.Copy(points, others);
            using var table = CrossNeighbours.Find(looking, shown, 1, options.Threads, null, cancellation);
            for (var i = 0; i < who.Length; i++)
            {
                var candidate = ((double)table.Distances[i][0], block[others[table.IndicesOf(i)[0]]]);
                nearest[who[i]] = candidate.CompareTo(nearest[who[i]]) < 0 ? candidate : nearest[who[i]];
            }
        }
    }

    /// <summary>The rows whose rivals are looked for, by collection: all, or of each as many as there is work for.
    /// </summary>
    private static int[] Asked(IRowSource features, int[][] members, ComparisonOptions options)
    {
        var perRow = Math.Max(1.0, features.Columns);
        var byWork = options.Work / (perRow * Math.Max(1, features.Rows));
        var byMemory = options.MemoryBytes is { } bytes ? bytes / (4.0 * sizeof(float) * perRow) : double.MaxValue;
        var most = (int)Math.Clamp(Math.Min(byWork, byMemory), LeastRows, int.MaxValue);
        var each = EachOf(members, most);
        var random = new RandomSource(options.Seed).Fork(Stream);
        return
        [
            .. members.SelectMany((rows, collection) =>
                RowSample.Draw(rows.Length, each, random.Fork((ulong)collection)).Select(i => rows[i])),
        ];
    }

    /// <summary>The most rows of each collection that are no more than <paramref name="most"/> in all; at least ten.
    /// </summary>
    private static int EachOf(int[][] members, int most)
    {
        var (left, each) = (most, LeastOfEach);
        foreach (var (i, size) in members.Select(rows => rows.Length).Order().Index())
        {
            each = Math.Max(each, left / (members.Length - i));
            left -= Math.Min(size, each);
        }

        return each;
    }
}
