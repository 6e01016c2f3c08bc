using System.Diagnostics;
using System.Globalization;
using Akin.Numerics;
using Akin.Projection.Raster;

namespace Akin.Bench;

/// <summary>
/// How well a full raster keeps neighbours: the share of the 10 nearest on the map that lie within 2 cells, and the
/// mean way in cells; beside the same of a sorted sweep (rows of equal count by y, each by x) and of chance.
/// </summary>
internal static class RasterQuality
{
    private const int Near = 10;
    private const int Sampled = 300;
    private const int Reach = 2;

    public static int Run(BenchArguments arguments)
    {
        var side = arguments.Number("side", 100);
        var threads = arguments.Number("threads", Environment.ProcessorCount);
        var random = new RandomSource(0);
        var points = Clumps(side, random);
        var clock = Stopwatch.StartNew();
        var cells = RasterAssignment.Of(points, side, side, threads);
        Show("assigned", points, cells, side, clock.Elapsed.TotalSeconds);
        clock.Restart();
        var swept = Sweep(points, side);
        Show("sorted sweep", points, swept, side, clock.Elapsed.TotalSeconds);
        Show("chance", points, [.. Enumerable.Range(0, points.Length).OrderBy(_ => random.NextDouble())], side, 0);
        if (points.Length <= 2500)
        {
            clock.Restart();
            Show("whole problem", points, Whole(points, side), side, clock.Elapsed.TotalSeconds);
        }

        return 0;
    }

    private static int[] Whole((double X, double Y)[] points, int side)
    {
        var n = points.Length;
        var costs = new double[n * n];
        for (var i = 0; i < costs.Length; i++)
        {
            var (point, cell) = (points[i / n], i % n);
            costs[i] = Square(point.X - (cell % side) - 0.5) + Square(point.Y - (cell / side) - 0.5);
        }

        return LinearAssignment.Solve(costs, n, n);
    }

    private static int[] Sweep((double X, double Y)[] points, int side)
    {
        var cells = new int[points.Length];
        var byRow = Enumerable.Range(0, points.Length).OrderBy(i => points[i].Y).Chunk(side).ToArray();
        for (var row = 0; row < byRow.Length; row++)
        {
            var column = 0;
            foreach (var i in byRow[row].OrderBy(i => points[i].X))
            {
                cells[i] = (row * side) + column++;
            }
        }

        return cells;
    }

    private static void Show(string name, (double X, double Y)[] points, int[] cells, int side, double seconds)
    {
        double kept = 0, way = 0;
        for (var i = 0; i < points.Length; i++)
        {
            way += Math.Sqrt(
                Square(points[i].X - (cells[i] % side) - 0.5) + Square(points[i].Y - (cells[i] / side) - 0.5));
        }

        var step = Math.Max(1, points.Length / Sampled);
        var looked = 0;
        for (var i = 0; i < points.Length; i += step, looked++)
        {
            var distances = Array.ConvertAll(
                points, point => Square(point.X - points[i].X) + Square(point.Y - points[i].Y));
            var order = Enumerable.Range(0, points.Length).ToArray();
            Array.Sort(distances, order);
            kept += order.Skip(1).Take(Near).Count(j =>
                Math.Abs((cells[j] % side) - (cells[i] % side)) <= Reach
                && Math.Abs((cells[j] / side) - (cells[i] / side)) <= Reach) / (double)Near;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{points.Length:N0} points, {name}: {kept / looked:P1} of neighbours kept, mean way "
            + $"{way / points.Length:0.00} cells, {seconds:0.0} s"));
    }

    private static double Square(double value) => value * value;

    private static (double X, double Y)[] Clumps(int side, RandomSource random)
    {
        var centres = Enumerable.Range(0, 15).Select(_ => (random.NextDouble(), random.NextDouble())).ToArray();
        var points = Enumerable.Range(0, side * side).Select(i => (
            X: centres[i % 15].Item1 + (random.NextGaussian() * 0.07),
            Y: centres[i % 15].Item2 + (random.NextGaussian() * 0.07))).ToArray();
        var (left, right) = (points.Min(point => point.X), points.Max(point => point.X));
        var (top, bottom) = (points.Min(point => point.Y), points.Max(point => point.Y));
        return Array.ConvertAll(
            points, point => ((point.X - left) / (right - left) * side, (point.Y - top) / (bottom - top) * side));
    }
}
