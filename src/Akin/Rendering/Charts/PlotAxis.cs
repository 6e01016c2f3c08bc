using System.Globalization;

namespace Akin.Rendering.Charts;

/// <summary>An axis of a <see cref="Plot"/>.</summary>
/// <param name="Title">What it measures, and in what.</param>
/// <param name="Ticks">Values and their words.</param>
/// <param name="Share">How far along the axis a value lies, 0 … 1.</param>
internal sealed record PlotAxis(
    string Title, IReadOnlyList<(double Value, string Label)> Ticks, Func<double, double> Share)
{
    private const int MostNumbers = 11;
    private const double Apart = 0.08;

    private static readonly (double Unit, string Name)[] Units =
    [
        (1e12, "million millions"), (1e9, "thousand millions"), (1e6, "millions"), (1e3, "thousands"),
        (1, ""), (1e-3, "thousandths"), (1e-6, "millionths"),
    ];

    /// <summary>Values from one to the other; very large and very small ones in a larger or smaller unit.</summary>
    public static PlotAxis Linear(string title, double low, double high)
    {
        var most = Math.Max(Math.Abs(low), Math.Abs(high));
        var (unit, name) = most is >= 0.01 and < 1e5 or 0
            ? (1, "") : Units.FirstOrDefault(each => most >= each.Unit, Units[^1]);
        var scale = new AxisScale(low / unit, high / unit, 0, 1, 4);
        return new(
            name.Length == 0 ? title : $"{title}, in {name}",
            [.. scale.Ticks.Select(tick => (tick * unit, Label(tick, scale.Digits)))], value => scale.At(value / unit));
    }

    /// <summary>Shares of a whole, from 0.</summary>
    public static PlotAxis Percent(string title, double high = 1)
    {
        var scale = new AxisScale(0, high, 0, 1, 4);
        var digits = Math.Max(0, scale.Digits - 2);
        return new(title, [.. scale.Ticks.Select(tick => (tick, Label(100 * tick, digits) + " %"))], scale.At);
    }

    /// <summary>Whole numbers, with half a step of room at both ends: the first one, and round ones.</summary>
    public static PlotAxis Whole(string title, int first, int last)
    {
        var step = Steps().First(each => (last - first) / each < MostNumbers);
        var numbers = Enumerable.Range(first, last - first + 1)
            .Where(number => number % step == 0 || (number == first && step - (first % step) > step / 2)).ToArray();
        return new(
            title, [.. numbers.Select(number => ((double)number, Wording.Number(number)))],
            value => (value - first + 0.5) / (last - first + 1));
    }

    /// <summary>Counts that grow by factors: the ends, and 1, 2 and 5 of each power of ten that have room.</summary>
    public static PlotAxis Factors(string title, int first, int last)
    {
        var end = Math.Max(first + 1, last);
        double Share(double value) => Math.Log(value / first) / Math.Log((double)end / first);
        var taken = new List<double> { first };
        if (last > first)
            taken.Add(last);

        foreach (double tick in Steps().TakeWhile(step => step < last))
        {
            if (tick > first && taken.TrueForAll(other => Math.Abs(Share(tick) - Share(other)) > Apart))
                taken.Add(tick);
        }

        return new(title, [.. taken.Select(tick => (tick, Wording.Number((long)tick)))], Share);
    }

    /// <summary>1, 2, 5, 10, 20 …</summary>
    private static IEnumerable<int> Steps()
    {
        for (var power = 1; power <= 100_000_000; power *= 10)
        {
            yield return power;
            yield return 2 * power;
            yield return 5 * power;
        }
    }

    private static string Label(double value, int digits) => value >= 10_000
        ? Wording.Number((long)Math.Round(value))
        : value.ToString("F" + digits, CultureInfo.InvariantCulture).Replace('-', '−');
}
