namespace Akin.Rendering.Charts;

/// <summary>A linear axis with round ticks.</summary>
internal sealed class AxisScale
{
    private static readonly double[] Round = [1, 2, 2.5, 5, 10];
    private readonly double _from;
    private readonly double _to;

    /// <summary>
    /// Covers the values; <paramref name="from"/> and <paramref name="to"/> are the ends in the chart.
    /// </summary>
    public AxisScale(double low, double high, double from, double to, int ticks = 5)
    {
        (_from, _to) = (from, to);
        if (!(high > low))
            high = low + 1;

        var rough = (high - low) / ticks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = Round.First(each => each >= (rough / power) - 0.001) * power;
        Low = Math.Floor((low / step) + 1e-9) * step;
        High = Math.Ceiling((high / step) - 1e-9) * step;
        Digits = Enumerable.Range(0, 16).First(digits => IsWhole(step * Math.Pow(10, digits)) || digits == 15);
        Ticks = [.. Enumerable.Range(0, (int)Math.Round((High - Low) / step) + 1).Select(i => Low + (i * step))];
    }

    public double Low { get; }

    public double High { get; }

    /// <summary>Digits after the point that the ticks need.</summary>
    public int Digits { get; }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>The place of a value in the chart.</summary>
    public double At(double value) => _from + ((value - Low) / (High - Low) * (_to - _from));

    private static bool IsWhole(double value) => value >= 0.5 && Math.Abs(value - Math.Round(value)) < 1e-6 * value;
}
