using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Akin.Numerics;

namespace Akin.Projection.Umap;

/// <summary>
/// The last stage of UMAP: stochastic gradient descent on the cross entropy between graph and map. In each epoch a pair
/// acts with a frequency that is its weight; both points are pulled twice, as head and as tail of their edge, and
/// pushed by five points drawn at random. Points are moved in fixed groups, one after the other; a point of a group
/// sees its own moves at once and those of its group at the end of it, so that the number of threads changes no bit.
/// </summary>
internal sealed class LayoutDescent(SparseAffinities graph, UmapOptions options)
{
    private const int Groups = 16;
    private const int PointsInChunk = 256;
    private readonly ClosenessCurve _curve = ClosenessCurve.Fit(options.MinDist, options.Spread);

    /// <summary>Moves the points, n × dimensions, through all epochs.</summary>
    public void Run(Matrix positions, int epochs, Action stepped, CancellationToken cancellation)
    {
        var (n, perWeight) = (graph.Points, 1 / graph.Largest);
        using var next = positions.Copy();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var rate = (float)(options.LearningRate * (1 - (epoch / (double)epochs)));
            for (var group = 0; group < Groups; group++)
            {
                var members = (n - group + Groups - 1) / Groups;
                var (first, now) = (group, epoch);
                ChunkedWork.For(
                    members,
                    PointsInChunk,
                    options.Threads,
                    (_, start, count) => Move(positions, next, first, start, count, now, rate, perWeight),
                    cancellation);
                for (var point = group; point < n; point += Groups)
                {
                    next[point].CopyTo(positions[point]);
                }
            }

            stepped();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move(
        Matrix positions, Matrix next, int group, int start, int count, int epoch, float rate, float perWeight)
    {
        var forces = new LayoutForces(_curve, positions.RowBlock(0, positions.Rows), positions.Columns);
        var n = positions.Rows;
        var (all, butThird) = (Vector128<float>.One, Vector128.Create(1f, 1, 1, 0));
        for (var member = start; member < start + count; member++)
        {
            var point = group + (member * Groups);
            var self = next[point];
            var draws = new DrawSequence(options.Seed, epoch, point);
            var columns = graph.Columns(point);
            var values = graph.Values(point)[..columns.Length];
            for (var place = 0; place < values.Length; place++)
            {
                var frequency = values[place] * perWeight;
                if ((int)(frequency * epoch) == (int)(frequency * (epoch + 1)))
                {
                    continue;
                }

                var neighbour = columns[place];
                forces.Step(self, neighbour, draws.Next(n), draws.Next(n), draws.Next(n), all, rate);
                forces.Step(self, neighbour, draws.Next(n), draws.Next(n), neighbour, butThird, rate);
            }
        }
    }
}
