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
    private const int Few = -2;

    // Those with no more rows than this in a block are looked for together, past their own.
    private const int FewRows = 63;

    // Ten of each collection may be so many times what the work allows.
    private const int Beyond = 4;
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
        if (count < 2)
        {
            return [];
        }

        var members = CollectionRows.Of(collections, count);
        var asked = Asked(features, members, options);
        using var queries = RowSample.Copy(features, asked);
        var nearest = Array.ConvertAll(asked, _ => (Distance: double.PositiveInfinity, Row: int.MaxValue));
        var (done, ordered) = (0, members.SelectMany(rows => rows));
        foreach (var block in ordered.Chunk(Block))
        {
            using var points = RowSample.Copy(features, block);
            var inBlock = block.CountBy(row => collections[row]).ToDictionary();
            foreach (var own in inBlock.Where(each => each.Value > FewRows).Select(each => each.Key))
            {
                Look(own, block, inBlock, points);
            }

            Look(Few, block, inBlock, points);
            Look(None, block, inBlock, points);

            progress?.Report(new("nearest rivals", done += block.Length, collections.Count, "pictures"));
        }

        return
        [
            .. asked.Zip(nearest).Where(pair => pair.Second.Row < int.MaxValue)
                .Select(pair => new Rival(pair.First, pair.Second.Row, pair.Second.Distance)),
        ];

        // A collection with many rows in a block looks at those of the others, apart from all others; one with few or
        // none looks at the whole block, past its own rows.
        void Look(int own, int[] block, IReadOnlyDictionary<int, int> inBlock, Matrix points)
        {
            int[] who = [.. Enumerable.Range(0, asked.Length).Where(query => PartOf(query, inBlock) == own)];
            int[] shown = [.. Enumerable.Range(0, block.Length).Where(i => own < 0 || collections[block[i]] != own)];
            if (who.Length == 0 || shown.Length == 0)
            {
                return;
            }

            var past = own == Few ? who.Max(query => inBlock[collections[asked[query]]]) : 0;
            using var looking = RowSample.Copy(queries, who);
            using var others = own < 0 ? null : RowSample.Copy(points, shown);
            using var table = CrossNeighbours.Find(
                looking, others ?? points, past + 1, options.Threads, null, cancellation);
            for (var i = 0; i < who.Length; i++)
            {
                var found = table.IndicesOf(i);
                for (var at = 0; at < found.Length; at++)
                {
                    var row = block[shown[found[at]]];
                    if (collections[row] != collections[asked[who[i]]])
                    {
                        var candidate = ((double)table.Distances[i][at], row);
                        nearest[who[i]] = candidate.CompareTo(nearest[who[i]]) < 0 ? candidate : nearest[who[i]];
                        break;
                    }
                }
            }
        }

        int PartOf(int query, IReadOnlyDictionary<int, int> inBlock) =>
            inBlock.GetValueOrDefault(collections[asked[query]]) switch
            {
                0 => None,
                <= FewRows => Few,
                _ => collections[asked[query]],
            };
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

    /// <summary>
    /// The most rows of each collection that are no more than <paramref name="most"/> in all; at least ten, or of very
    /// many collections at least one.
    /// </summary>
    private static int EachOf(int[][] members, int most)
    {
        var (left, each) = (most, (int)Math.Clamp((long)Beyond * most / members.Length, 1, LeastOfEach));
        foreach (var (i, size) in members.Select(rows => rows.Length).Order().Index())
        {
            each = Math.Max(each, left / (members.Length - i));
            left -= Math.Min(size, each);
        }

        return each;
    }
}
