using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Akin.Numerics;

namespace Akin.Comparison;

/// <summary>
/// The kernel of all pairs of some rows, a tile at a time. A constant is taken off every value: it is the same for all
/// splits, drops out of the unbiased estimate, and leaves float32 the digits that count.
/// </summary>
internal sealed unsafe class KernelTiles : IDisposable
{
    private const int TileRows = 128;
    private const int TilePanels = 32;
    private readonly IRowSource _features;
    private readonly int[] _rows;
    private readonly PointPanels _panels;
    private readonly float[] _origin;
    private readonly float _factor;

    /// <summary>Gets ready for the kernel.</summary>
    /// <param name="features">Where the rows are.</param>
    /// <param name="rows">Which rows; they are copied.</param>
    /// <param name="medianSquare">Median squared distance, above 0.</param>
    public KernelTiles(IRowSource features, int[] rows, double medianSquare)
    {
        (_features, _rows) = (features, rows);
        _factor = (float)(-1 / (8 * medianSquare));
        _origin = Origin(features, rows);
        _panels = new PointPanels(rows.Length, features.Columns);
        using var block = new PointBlock(PointPanels.Width, features.Columns);
        for (var panel = 0; panel * PointPanels.Width < rows.Length; panel++)
        {
            var first = panel * PointPanels.Width;
            block.Load(features, rows.AsSpan(first, Math.Min(PointPanels.Width, rows.Length - first)), _origin);
            _panels.PackPanel(panel, block);
        }
    }

    /// <summary>
    /// The kernel of a squared distance, from its exponential at twice the median width: exp(−s/2w²) at the widths w of
    /// 2, 1 and ½ medians are powers 1, 4 and 16 of one number.
    /// </summary>
    public static double Of(double square, double medianSquare)
    {
        var wide = Math.Exp(-square / (8 * medianSquare));
        return (wide + Math.Pow(wide, 4) + Math.Pow(wide, 16)) / 3;
    }

    /// <summary>The sums for all splits. O(n²·(d + splits) / 2).</summary>
    public KernelSums Sum(SplitMarks marks, int threads, CancellationToken cancellation)
    {
        var (inside, touching, all) = (new double[marks.Count], new double[marks.Count], 0.0);
        var parts = ChunkedWork.Map(
            _rows.Length, TileRows, threads, (_, start, count) => SumRows(start, count, marks, cancellation),
            cancellation);
        foreach (var part in parts)
        {
            all += part.All;
            for (var split = 0; split < marks.Count; split++)
            {
                inside[split] += part.Inside[split];
                touching[split] += part.Touching[split];
            }
        }

        return new(all, inside, touching);
    }

    public void Dispose() => _panels.Dispose();

    /// <summary>The pairs of some rows with those after them.</summary>
    private KernelSums SumRows(int start, int count, SplitMarks marks, CancellationToken cancellation)
    {
        var (inside, touching) = (new double[marks.Count], new double[marks.Count]);
        var rowSums = new double[count];
        using var block = new PointBlock(count, _features.Columns);
        using var tile = new Matrix(count, TilePanels * PointPanels.Width);
        using var products = new Matrix(count, PointPanels.Width);
        block.Load(_features, _rows.AsSpan(start, count), _origin);
        for (var panel = start / PointPanels.Width; panel < _panels.PanelCount; panel += TilePanels)
        {
            cancellation.ThrowIfCancellationRequested();
            var panels = Math.Min(TilePanels, _panels.PanelCount - panel);
            var (column, stride) = (panel * PointPanels.Width, panels * PointPanels.Width);
            var columns = Math.Min(stride, _rows.Length - column);
            var values = new Span<float>(tile.Pointer, count * stride);
            ProductTile.SquaredDistances(block, _panels, panel, panels, values);
            for (var row = 0; row < count; row++)
            {
                var line = values.Slice(row * stride, columns);
                var before = Math.Clamp(start + row + 1 - column, 0, columns);
                rowSums[row] += ToKernel(line[before..]);
                line[..before].Clear();
            }

            for (var splits = 0; splits < marks.Panels; splits++)
            {
                PanelKernel.Run<ProductTerm>(
                    SimdWidths.Best, tile.Pointer, stride, count, marks.From(splits, column), columns,
                    products.Pointer, PointPanels.Width);
                var first = splits * PointPanels.Width;
                Add(products, marks.From(splits, start), count, inside.AsSpan(first), touching.AsSpan(first));
            }
        }

        for (var splits = 0; splits < marks.Panels; splits++)
        {
            AddRows(rowSums, marks.From(splits, start), touching.AsSpan(splits * PointPanels.Width));
        }

        return new(rowSums.Sum(), inside, touching);
    }

    /// <summary>Squared distances become kernel values less the constant; gives their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double ToKernel(Span<float> squares)
    {
        const float Constant = 0.5415f; // (exp(−1/8) + exp(−1/2) + exp(−2)) / 3: about the middle.
        var lanes = MemoryMarshal.Cast<float, Vector<float>>(squares);
        var total = Vector<double>.Zero;
        for (var i = 0; i < lanes.Length; i++)
        {
            var wide = Vector.Exp(Vector.Min(lanes[i] * _factor, Vector<float>.Zero));
            var middle = wide * wide * (wide * wide);
            var narrow = middle * middle * (middle * middle);
            var value = ((wide + middle + narrow) * (1f / 3)) - new Vector<float>(Constant);
            lanes[i] = value;
            Vector.Widen(value, out var low, out var high);
            total += low + high;
        }

        var sum = Vector.Sum(total);
        for (var i = lanes.Length * Vector<float>.Count; i < squares.Length; i++)
        {
            var wide = MathF.Exp(Math.Min(squares[i] * _factor, 0));
            var middle = wide * wide * (wide * wide);
            squares[i] = ((wide + middle + (middle * middle * (middle * middle))) * (1f / 3)) - Constant;
            sum += squares[i];
        }

        return sum;
    }

    /// <summary>Products of tile and marks: by the rows' own marks to the one sum, all to the other.</summary>
    private static void Add(Matrix products, float* marks, int rows, Span<double> inside, Span<double> touching)
    {
        var splits = Math.Min(PointPanels.Width, inside.Length);
        for (var row = 0; row < rows; row++)
        {
            var values = products[row];
            for (var split = 0; split < splits; split++)
            {
                touching[split] += values[split];
                inside[split] += (double)values[split] * marks[(row * PointPanels.Width) + split];
            }
        }
    }

    /// <summary>What the rows' own marks add: each row with those after it.</summary>
    private static void AddRows(double[] rowSums, float* marks, Span<double> touching)
    {
        var splits = Math.Min(PointPanels.Width, touching.Length);
        for (var row = 0; row < rowSums.Length; row++)
        {
            for (var split = 0; split < splits; split++)
            {
                touching[split] += rowSums[row] * marks[(row * PointPanels.Width) + split];
            }
        }
    }

    /// <summary>The mean of the rows: lengths from there are short, and the products' error goes by them.</summary>
    private static float[] Origin(IRowSource features, int[] rows)
    {
        var (sums, scratch) = (new double[features.Columns], new float[features.Columns]);
        foreach (var row in rows)
        {
            WideningSum.Add(features.Read(row, scratch), sums);
        }

        return Array.ConvertAll(sums, sum => (float)(sum / rows.Length));
    }
}
