namespace Akin.Projection.Raster;

/// <summary>
/// Halves the raster along its longer side, and its points with it, down to single cells. Points go to the half they
/// lie in; only those go over, nearest to the border first, that their half has no cell for.
/// </summary>
internal static class RasterBisection
{
    public static void Fill(RasterCells raster, CancellationToken cancellation)
    {
        var order = Enumerable.Range(0, raster.Points.Length).ToArray();
        var keys = new double[order.Length];
        Halve(raster, order, keys, new(0, 0, raster.Columns, raster.Rows), cancellation);
    }

    private static void Halve(
        RasterCells raster, Span<int> points, Span<double> keys, Part part, CancellationToken cancellation)
    {
        if (points.IsEmpty)
            return;

        if (part.Cells == 1)
        {
            raster.Put(points[0], (part.Top * raster.Columns) + part.Left);
            return;
        }

        cancellation.ThrowIfCancellationRequested();
        var across = part.Columns >= part.Rows;
        for (var i = 0; i < points.Length; i++)
            keys[i] = across ? raster.Points[points[i]].X : raster.Points[points[i]].Y;

        keys[..points.Length].Sort(points);
        var (first, second) = part.Halves(across);
        var border = across ? second.Left : second.Top;
        var inside = 0;
        while (inside < points.Length && keys[inside] < border)
            inside++;

        var split = Math.Clamp(inside, Math.Max(0, points.Length - second.Cells), Math.Min(first.Cells, points.Length));
        Halve(raster, points[..split], keys[..split], first, cancellation);
        Halve(raster, points[split..], keys[split..], second, cancellation);
    }

    private readonly record struct Part(int Left, int Top, int Columns, int Rows)
    {
        public int Cells => Columns * Rows;

        public (Part First, Part Second) Halves(bool across)
        {
            var half = (across ? Columns : Rows) / 2;
            return across
                ? (this with { Columns = half }, this with { Left = Left + half, Columns = Columns - half })
                : (this with { Rows = half }, this with { Top = Top + half, Rows = Rows - half });
        }
    }
}
