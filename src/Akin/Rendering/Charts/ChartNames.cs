using System.Globalization;

namespace Akin.Rendering.Charts;

/// <summary>Names of others in the room that a chart has.</summary>
internal static class ChartNames
{
    /// <summary>A name of at most so many letters as people count them, the rest an ellipsis.</summary>
    public static string Short(string name, int most)
    {
        var letters = new StringInfo(name);
        return letters.LengthInTextElements <= most ? name : letters.SubstringByTextElements(0, most - 1) + "…";
    }
}
