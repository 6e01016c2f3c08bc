using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// All distances of all rows, for sets small enough to be packed: panels of points against the centres. Products tell
/// the nearest centre of nearly every row; where the second is nearer to the first than their error, float64 decides.
/// O(n·k·d).
/// </summary>
internal sealed unsafe class PackedAssignment : IAssignment
{
    private readonly KMeansData _data;
    private readonly CenterSet _centers;
    private readonly ExactChoice _exact;
    private readonly PointBlock _rows;
    private readonly int _threads;

    // Four rows at a time cost the kernel no more than one.
    private readonly int _kernelRows;

    public PackedAssignment(KMeansData data, CenterSet centers, int threads)
    {
        (_data, _centers, _threads) = (data, centers, threads);
        _exact = new ExactChoice(data, centers);
        _kernelRows = (centers.Count + 3) / 4 * 4;
        _rows = new PointBlock(_kernelRows, centers.Dimensions);
    }

    public long Assign(int[] labels, CancellationToken cancellation)
    {
        _rows.Load(_centers.Rounded, 0, _centers.Count);
        ChunkedWork.For(
            _data.Rows, _data.Chunk, _threads, (_, start, count) => Assign(labels, start, count), cancellation);
        return (long)_data.Rows * _centers.Count;
    }

    public void Moved(ReadOnlySpan<double> distances)
    {
    }

    public void Relabelled()
    {
    }

    public void Dispose() => _rows.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Assign(int[] labels, int start, int count)
    {
        var panels = _data.Packed!;
        var factor = 2 * ProductTile.ErrorFactor(_data.Columns);
        var rest = (factor * _centers.LargestSquaredNorm) + (2 * ProductTile.ErrorFloor(_data.Columns));
        var nearest = stackalloc float[PointPanels.Width];
        var smallest = stackalloc float[PointPanels.Width];
        var tile = System.Buffers.ArrayPool<float>.Shared.Rent(_kernelRows * PointPanels.Width);
        fixed (float* target = tile, norms = panels.SquaredNorms, centerNorms = _rows.SquaredNorms)
        {
            for (var row = start; row < start + count; row += PointPanels.Width)
            {
                var panel = row / PointPanels.Width;
                PanelKernel.Run<ProductDistanceTerm>(
                    SimdWidths.Best, _rows[0], _rows.Stride, _kernelRows, panels[panel], _data.Columns, target,
                    PointPanels.Width, centerNorms, norms + row);
                var open = ArgMinKernel.Run(
                    SimdWidths.Best, target, _centers.Count, smallest, nearest, norms + row, factor, rest);
                for (var lane = 0; lane < panels.CountIn(panel); lane++)
                {
                    labels[row + lane] = (int)nearest[lane];
                    if ((open >> lane & 1) != 0)
                    {
                        var limit = smallest[lane] + (1.01f * ((factor * norms[row + lane]) + rest));
                        labels[row + lane] = Decide(row + lane, target + lane, limit);
                    }
                }
            }
        }

        System.Buffers.ArrayPool<float>.Shared.Return(tile);
    }

    private int Decide(int row, float* column, float limit)
    {
        var candidates = new List<int>();
        for (var c = 0; c < _centers.Count; c++)
        {
            if (column[c * PointPanels.Width] <= limit)
            {
                candidates.Add(c);
            }
        }

        return _exact.Among(
            row, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(candidates), new float[_data.Columns]);
    }
}
