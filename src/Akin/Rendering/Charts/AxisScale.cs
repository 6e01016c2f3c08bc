namespace Akin.Rendering.Charts;

/// <summary>A linear axis with round ticks.</summary>
internal sealed class AxisScale
{
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
        var step = (rough / power) switch
        {
            <= 1.001 => 1,
            <= 2.001 => 2,
            <= 2.501 => 2.5,
            <= 5.001 => 5,
            _ =>
            10
        } * power;
        Low = Math.Floor((low / step) + 1e-9) * step;
        High = Math.Ceiling((high / step) - 1e-9) * step;
        Digits = Math.Max(0,
            (int)-Math.Floor(Math.Log10(step) + 1e-9) + (Math.Abs((rough / power) - 2.5) < 0.5 ? 1 : 0));
        Ticks = [.. Enumerable.Range(0, (int)Math.Round((High - Low) / step) + 1).Select(i => Low + (i * step))];
    }

    public double Low { get; }

    public double High { get; }

    /// <summary>Digits after the point that the ticks need, or one more.</summary>
    public int Digits { get; }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>The place of a value in the chart.</summary>
    public double At(double value) => _from + ((value - Low) / (High - Low) * (_to - _from));
}
