using Akin.Autoencoder;

namespace Akin.Rendering.Charts;

/// <summary>The loss of each epoch of a training, and that of the judging pictures.</summary>
internal static class LossChart
{
    /// <summary>Draws the chart.</summary>
    /// <param name="epochs">At least one.</param>
    /// <param name="best">The epoch whose weights are kept.</param>
    public static SvgChart Draw(IReadOnlyList<EpochRecord> epochs, int best)
    {
        var judged = epochs.All(epoch => epoch.ValidationLoss is not null);
        (double X, double Y)[] shown = Finite(epoch => epoch.Loss);
        (double X, double Y)[] judging = judged ? Finite(epoch => epoch.ValidationLoss!.Value) : shown;
        var plot = new Plot(
            "Loss of each epoch", PlotAxis.Whole("epoch", epochs[0].Epoch, epochs[^1].Epoch),
            PlotAxis.Linear("loss", 0, shown.Concat(judging).Select(point => point.Y).DefaultIfEmpty(0).Max()),
            judged ? "" : "lower is better");
        if (judged)
        {
            plot.Line(shown, "second");
            plot.Legend(("curve", "pictures that judge"), ("second", "pictures shown"));
        }

        plot.Line(judging);
        plot.Dots(judging);
        plot.Mark([.. judging.Where(point => (int)point.X == best)
            .Select(point => (point.X, point.Y, $"kept: {best}"))]);

        return plot.Chart;

        (double X, double Y)[] Finite(Func<EpochRecord, double> value) =>
            [.. epochs.Where(epoch => double.IsFinite(value(epoch)))
                .Select(epoch => ((double)epoch.Epoch, value(epoch)))];
    }
}
