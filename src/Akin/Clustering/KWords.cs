using System.Globalization;

namespace Akin.Clustering;

/// <summary>Numbers in the sentences that explain a choice.</summary>
internal static class KWords
{
    /// <summary>Two digits; three when the value beside it would read the same.</summary>
    public static string Number(double value, double? beside = null)
    {
        var text = value.ToString("0.00", CultureInfo.InvariantCulture);
        return beside?.ToString("0.00", CultureInfo.InvariantCulture) == text
            ? value.ToString("0.000", CultureInfo.InvariantCulture)
            : text;
    }

    public static string Percent(double share) =>
        (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>What follows when no k is good.</summary>
    public static string StillGiven(int k) => $"Labels are still given for k = {k}.";
}
