using Akin.Numerics;

namespace Akin.Comparison.Models;

/// <summary>The rows that measures are taken on. Where only some have a label, those come first: they alone tell how
/// far groups and neighbours agree with labels.</summary>
internal sealed class ComparedRows
{
    /// <summary>Draws them.</summary>
    /// <param name="rows">How many there are.</param>
    /// <param name="labels">The label of each, −1 for none; empty where there are none.</param>
    /// <param name="options">How many to draw, and the seed.</param>
    public ComparedRows(int rows, int[] labels, ModelComparisonOptions options)
    {
        var random = new RandomSource(options.Seed);
        Labelled = [.. Enumerable.Range(0, labels.Length).Where(row => labels[row] >= 0)];
        int[] others = [.. Enumerable.Range(0, rows).Except(Labelled)];
        var known = Some(Labelled, options.Sample, random.Fork(1));
        Halved = [.. known.Concat(Some(others, options.Sample - known.Length, random.Fork(4))).Order()];
        Asked = Some(
            Labelled.Length > 0 ? Labelled : others, Math.Max(100, 2 * options.Sample / 5), random.Fork(3));
    }

    /// <summary>All rows with a label, rising.</summary>
    public int[] Labelled { get; }

    /// <summary>Rows that halves are drawn of, rising.</summary>
    public int[] Halved { get; }

    /// <summary>Rows whose neighbours are looked up, rising: of those with a label where there are any.</summary>
    public int[] Asked { get; }

    private static int[] Some(int[] rows, int count, RandomSource random) =>
        [.. RowSample.Draw(rows.Length, count, random).Select(at => rows[at])];
}
