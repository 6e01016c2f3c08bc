using Akin.Numerics;

namespace Akin.Projection.Raster;

/// <summary>Solves window after window exactly; the windows of a sweep do not overlap, those of the next do.</summary>
internal static class RasterWindows
{
    private const int Side = 16;
    private const int MostRounds = 6;
    private const double LeastGain = 0.005;

    // The windows of the sweeps of one round begin at these shares of a window.
    private static readonly (double Across, double Down)[] Shifts = [(0.5, 0.5), (0, 0.5), (0.5, 0), (0, 0)];

    public static void Improve(
        RasterCells raster, int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var cost = Cost(raster);
        var (done, all) = (0, MostRounds * Shifts.Sum(shift => WindowsOf(raster, shift)));
        for (var round = 0; round < MostRounds; round++)
        {
            foreach (var (across, down) in Shifts)
                Sweep(raster, (int)(across * Side), (int)(down * Side), threads, Tell, cancellation);

            var now = Cost(raster);
            if (now >= cost * (1 - LeastGain))
                return;

            cost = now;
        }

        void Tell() => progress?.Report(new("arranging", Interlocked.Increment(ref done), all, "windows"));
    }

    private static int WindowsOf(RasterCells raster, (double Across, double Down) shift) =>
        Windows(raster.Columns, (int)(shift.Across * Side)) * Windows(raster.Rows, (int)(shift.Down * Side));

    private static double Cost(RasterCells raster) =>
        Enumerable.Range(0, raster.CellOf.Length).Sum(point => raster.Cost(point, raster.CellOf[point]));

    private static void Sweep(
        RasterCells raster, int shiftAcross, int shiftDown, int threads, Action done, CancellationToken cancellation)
    {
        int across = Windows(raster.Columns, shiftAcross), down = Windows(raster.Rows, shiftDown);
        ChunkedWork.For(across * down, 1, threads, (window, _, _) =>
        {
            Solve(raster, ((window % across) * Side) - shiftAcross, ((window / across) * Side) - shiftDown);
            done();
        }, cancellation);
    }

    private static int Windows(int length, int shift) => (length + shift + Side - 1) / Side;

    private static void Solve(RasterCells raster, int left, int top)
    {
        var cells = new List<int>(Side * Side);
        for (var y = Math.Max(0, top); y < Math.Min(raster.Rows, top + Side); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(raster.Columns, left + Side); x++)
                cells.Add((y * raster.Columns) + x);
        }

        var points = cells.Select(cell => raster.PointIn[cell]).Where(point => point >= 0).ToArray();
        if (points.Length > 0)
            raster.Solve(points, [.. cells]);
    }
}
