using Akin.Numerics;

namespace Akin.Comparison.Models;

/// <summary>The nearest neighbours of the same rows in each model's space, among all rows and among those with a label.
/// </summary>
internal sealed class NeighbourTrials
{
    private readonly int[] _asked;
    private readonly int[][][] _all;
    private readonly int[][][] _labelled;

    private NeighbourTrials(int[] asked, int[][][] all, int[][][] labelled) =>
        (_asked, _all, _labelled) = (asked, all, labelled);

    /// <summary>Finds them.</summary>
    /// <param name="spaces">The models.</param>
    /// <param name="rows">The rows to ask for, and those with a label.</param>
    /// <param name="options">Neighbours, threads.</param>
    /// <param name="progress">Told of points looked at.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static NeighbourTrials Of(
        IReadOnlyList<ModelSpace> spaces, ComparedRows rows, ModelComparisonOptions options,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        int[][][] all = [.. spaces.Select(space => Near(space.Points, rows.Asked))];
        if (rows.Labelled.Length == 0 || rows.Labelled.Length == spaces[0].Points.Rows)
        {
            return new(rows.Asked, all, all);
        }

        // A row whose neighbours happen to have no label says nothing of a model.
        var places = Array.ConvertAll(rows.Asked, row => Array.BinarySearch(rows.Labelled, row));
        return new(rows.Asked, all, [.. spaces.Select(space =>
        {
            using var points = RowSample.Copy(space.Points, rows.Labelled);
            return Array.ConvertAll(Near(points, places), near => Array.ConvertAll(near, at => rows.Labelled[at]));
        })]);

        int[][] Near(Matrix points, int[] asked) =>
        [
            .. NearestRows.Of(points, asked, options.Neighbours, options.Threads, progress, cancellation)
                .Select(near => near.Select(each => each.Row).ToArray()),
        ];
    }

    /// <summary>Of each row's neighbours the share that two models both find.</summary>
    public double[] Shared(int a, int b) =>
        [.. _asked.Select((_, i) => Share(_all[a][i].Count(_all[b][i].Contains), _all[a][i].Length))];

    /// <summary>Of each row's nearest with a label the share that has its label.</summary>
    /// <param name="model">The model.</param>
    /// <param name="labels">The label of each row; those asked for have one.</param>
    public double[] Agreeing(int model, int[] labels) =>
    [
        .. _asked.Select((row, i) => Share(
            _labelled[model][i].Count(other => labels[other] == labels[row]), _labelled[model][i].Length)),
    ];

    private static double Share(int some, int all) => all == 0 ? 0 : (double)some / all;
}
