using Akin.Numerics;

namespace Akin.Sampling;

/// <summary>
/// The mean Euclidean distance of rows to the other rows of their cluster. Exact to float32 up to some four thousand
/// million pairs; past that to a sample of the cluster. O(m²·d) for m rows.
/// </summary>
internal sealed unsafe class MeanDistances(IRowSource points, int threads, ulong seed)
{
    private const long MostPairs = 1L << 32;
    private const int Block = 256;
    private const double Near = 1e-5;
    private const ulong Stream = 0x3ED;

    /// <summary>The value of each of the rows, in their order; 0 for a row that is alone.</summary>
    public double[] Of(int[] rows, CancellationToken cancellation)
    {
        var drawn = References(rows);
        using var references = RowSample.Copy(points, drawn ?? rows);
        var sums = new double[rows.Length];
        ChunkedWork.For(
            rows.Length, PointPanels.Width, threads,
            (_, start, count) => Sum(rows.AsSpan(start, count), references, sums.AsSpan(start, count)), cancellation);
        return Array.ConvertAll(sums, sum => sum / Math.Max(1, references.Rows - (drawn is null ? 1 : 0)));
    }

    /// <summary>
    /// The row of the smallest mean distance among those allowed (equals: the first); near ones are told apart in
    /// float64.
    /// </summary>
    public int Medoid(int[] rows, Func<int, bool> isAllowed, CancellationToken cancellation)
    {
        var means = Of(rows, cancellation);
        var allowed = Enumerable.Range(0, rows.Length).Where(i => isAllowed(rows[i])).ToArray();
        var limit = allowed.Min(i => means[i]) * (1 + Near);
        var near = allowed.Where(i => means[i] <= limit).Select(i => rows[i]).ToArray();
        if (near.Length == 1 || (long)near.Length * rows.Length > MostPairs / Block || References(rows) is not null)
        {
            return near[0];
        }

        var exact = ChunkedWork.Map(near.Length, 1, threads, (_, i, _) => Exact(near[i], rows), cancellation);
        return near[Array.IndexOf(exact, exact.Min())];
    }

    private int[]? References(int[] rows)
    {
        var most = (int)Math.Min(rows.Length, MostPairs / Math.Max(1, rows.Length));
        return most == rows.Length
            ? null
            : Array.ConvertAll(
                RowSample.Draw(rows.Length, most, new RandomSource(seed).Fork(Stream)), i => rows[i]);
    }

    private void Sum(ReadOnlySpan<int> rows, Matrix references, Span<double> sums)
    {
        using var targets = RowSample.Copy(points, rows);
        using var panel = new PointPanels(targets);
        using var tile = new Matrix(Block, PointPanels.Width);
        var roots = stackalloc float[PointPanels.Width];
        var place = 0;
        var places = &place;
        for (var first = 0; first < references.Rows; first += Block)
        {
            var count = Math.Min(Block, references.Rows - first);
            PanelKernel.Run<SquaredDifferenceTerm>(
                SimdWidths.Best, references.Pointer + ((nint)first * references.Columns), references.Columns, count,
                panel[0], references.Columns, tile.Pointer, PointPanels.Width);
            new Span<float>(roots, PointPanels.Width).Clear();
            RootSumKernel.Run(SimdWidths.Best, tile.Pointer, &count, &places, 1, 1, roots);
            for (var lane = 0; lane < sums.Length; lane++)
            {
                sums[lane] += roots[lane];
            }
        }
    }

    private double Exact(int row, int[] rows)
    {
        var (own, other) = (new float[points.Columns], new float[points.Columns]);
        var values = points.Read(row, own);
        var sum = 0.0;
        foreach (var each in rows)
        {
            sum += Math.Sqrt(ExactDistance.Squared(values, points.Read(each, other)));
        }

        return sum;
    }
}
