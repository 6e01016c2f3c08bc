namespace Akin.Rendering.Charts;

/// <summary>
/// Cells of a matrix chart: five steps of one colour, and five of another where there are two directions.
/// </summary>
internal static class Heat
{
    private const int Most = 5;
    private static readonly bool[] Colours = [false, true];

    /// <summary>All styles but that of 0: which colour, and how much of it; text stays readable on all.</summary>
    public static IEnumerable<(string Style, bool Warm, string Opacity)> Steps =>
        from warm in Colours
        from step in Enumerable.Range(1, Most)
        select (ClassOf(step / (double)Most, warm), warm, $".{8 + (10 * (step - 1)):00}");

    /// <summary>The style of a value: none at 0, the faintest just above, the strongest at 1.</summary>
    public static string ClassOf(double value, bool warm = false)
    {
        var step = (int)Math.Ceiling((Math.Clamp(value, 0, 1) * Most) - 1e-9);
        return step == 0 ? "heat-0" : $"{(warm ? "warm" : "heat")}-{step}";
    }
}
