using System.Globalization;
using System.Text;
using Akin.Autoencoder;

namespace Akin.Rendering.Charts;

/// <summary>The loss of each epoch of a training, and that of the judging pictures.</summary>
internal static class LossChart
{
    private const int Width = 720;
    private const int Height = 300;
    private const double Left = 78;
    private const double Right = Width - 18;
    private const double Top = 46;
    private const double Bottom = 236;

    /// <summary>Draws the chart.</summary>
    /// <param name="epochs">At least one.</param>
    /// <param name="best">The epoch whose weights are kept.</param>
    public static SvgChart Draw(IReadOnlyList<EpochRecord> epochs, int best)
    {
        var chart = new SvgChart(Width, Height, "The loss of each epoch of the training");
        chart.Text(0, 18, "Loss of each epoch (lower is better)", "head");
        var judged = epochs.All(epoch => epoch.ValidationLoss is not null);
        var values = epochs.SelectMany(epoch => new[] { epoch.Loss, epoch.ValidationLoss ?? epoch.Loss })
            .Where(double.IsFinite).DefaultIfEmpty(1).ToArray();
        var y = new AxisScale(0, Math.Max(values.Max(), 1e-9), Bottom, Top, 4);
        foreach (var tick in y.Ticks)
        {
            chart.Line(Left, y.At(tick), Right, y.At(tick), tick == 0 ? "axis" : "grid");
            chart.Text(
                Left - 10, y.At(tick) + 4, tick.ToString("F" + y.Digits, CultureInfo.InvariantCulture), "small", "end");
        }

        var every = Math.Max(1, (int)Math.Ceiling(epochs.Count / 14.0));
        foreach (var epoch in epochs.Where(epoch => (epoch.Epoch - 1) % every == 0))
        {
            chart.Text(
                X(epoch.Epoch), Bottom + 20, epoch.Epoch.ToString(CultureInfo.InvariantCulture), "small", "middle");
        }

        if (judged)
        {
            chart.Path(Line(epoch => epoch.ValidationLoss!.Value), "curve");
            chart.Path(Line(epoch => epoch.Loss), "mark-line");
        }
        else
        {
            chart.Path(Line(epoch => epoch.Loss), "curve");
        }

        Legend(chart, judged);
        foreach (var epoch in epochs.Where(epoch => epoch.Epoch == best))
        {
            chart.Circle(X(epoch.Epoch), y.At(epoch.ValidationLoss ?? epoch.Loss), 5.5, "ring");
        }

        chart.Text((Left + Right) / 2, Bottom + 44, "epoch (the ring: the weights that were kept)", "small", "middle");
        return chart;

        double X(int epoch) => Left + ((epoch - 1.0) / Math.Max(1, epochs.Count - 1) * (Right - Left));

        string Line(Func<EpochRecord, double> value)
        {
            var line = new StringBuilder();
            foreach (var epoch in epochs.Where(epoch => double.IsFinite(value(epoch))))
            {
                line.Append(line.Length == 0 ? 'M' : 'L').Append(SvgChart.F(X(epoch.Epoch))).Append(' ')
                    .Append(SvgChart.F(y.At(value(epoch))));
            }

            return line.Length == 0 ? "M0 0" : line.ToString();
        }
    }

    private static void Legend(SvgChart chart, bool judged)
    {
        if (judged)
        {
            chart.Line(Right - 310, 36, Right - 286, 36, "curve");
            chart.Text(Right - 280, 40, "pictures that judge", "small");
            chart.Line(Right - 140, 36, Right - 116, 36, "mark-line");
            chart.Text(Right - 110, 40, "pictures shown", "small");
        }
    }
}
