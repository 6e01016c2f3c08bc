using Akin.Comparison;

namespace Akin.Rendering.Charts;

/// <summary>What a chart says at its foot where it has no room for all collections.</summary>
internal static class ShownNote
{
    /// <summary>The height that it takes.</summary>
    public static int Room(LargestCollections shown) => shown.IsPart ? 20 : 0;

    /// <summary>Writes it, where there is something to say.</summary>
    public static void Draw(SvgChart chart, LargestCollections shown, double y)
    {
        if (shown.IsPart)
        {
            chart.Text(
                0, y, $"the {Wording.Number(shown.Numbers.Count)} of {Wording.Number(shown.All)} collections with the "
                    + "most pictures", "small");
        }
    }
}
