using Akin.Numerics;

namespace Akin.Comparison.Models;

/// <summary>The nearest neighbours of the same rows in each model's space.</summary>
internal sealed class NeighbourTrials
{
    private readonly int[] _rows;
    private readonly int[][][] _found;

    private NeighbourTrials(int[] rows, int[][][] found) => (_rows, _found) = (rows, found);

    /// <summary>Rows that were asked for.</summary>
    public int Asked => _rows.Length;

    /// <summary>Finds them.</summary>
    /// <param name="spaces">The models.</param>
    /// <param name="rows">The rows to ask for.</param>
    /// <param name="options">Neighbours, threads.</param>
    /// <param name="progress">Told of points looked at.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static NeighbourTrials Of(
        IReadOnlyList<ModelSpace> spaces, int[] rows, ModelComparisonOptions options,
        IProgress<StageProgress>? progress, CancellationToken cancellation) => new(
            rows,
            [.. spaces.Select(space => NearestRows.Of(
                space.Points, rows, options.Neighbours, options.Threads, progress, cancellation)
                .Select(near => near.Select(each => each.Row).ToArray()).ToArray())]);

    /// <summary>Of each row's neighbours the share that two models both find.</summary>
    public double[] Shared(int a, int b) =>
        [.. _rows.Select((_, i) => Share(_found[a][i].Count(_found[b][i].Contains), _found[a][i].Length))];

    /// <summary>Of the labelled neighbours of each labelled row the share that has its label.</summary>
    public double[] Agreeing(int model, int[] labels) =>
    [
        .. _rows.Index().Where(row => labels[row.Item] >= 0).Select(row =>
        {
            int[] near = [.. _found[model][row.Index].Where(other => labels[other] >= 0)];
            return Share(near.Count(other => labels[other] == labels[row.Item]), near.Length);
        }),
    ];

    private static double Share(int some, int all) => all == 0 ? 0 : (double)some / all;
}
