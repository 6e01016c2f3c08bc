using System.Globalization;

namespace Akin.Rendering;

/// <summary>Numbers as a reader expects them: thin spaces in thousands, few digits.</summary>
internal static class Wording
{
    public static string Number(long value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return text.Length <= 4 ? text : value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F');
    }

    public static string Count(long value, string one, string many) => $"{Number(value)} {(value == 1 ? one : many)}";

    /// <summary>With a capital in front and a stop behind.</summary>
    public static string Sentence(string text) =>
        text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..] + ".";

    public static string Pictures(long value) => Count(value, "picture", "pictures");

    public static string Percent(double share) => share is > 0 and < 0.01
        ? (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %"
        : (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    /// <summary>Two digits after the point, with a true minus sign.</summary>
    public static string Score(double value) => double.IsFinite(value)
        ? value.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−')
        : "–";

    /// <summary>So many digits in all, as many after the point for equal magnitudes; very large and small ones in
    /// powers of ten.</summary>
    public static string Digits(double value, int digits)
    {
        if (!double.IsFinite(value))
            return "–";

        var magnitude = value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return magnitude is < -3 or > 9
            ? value.ToString("E" + (digits - 1), CultureInfo.InvariantCulture)
            : value.ToString("F" + Math.Clamp(digits - 1 - magnitude, 0, digits), CultureInfo.InvariantCulture);
    }

    public static string Duration(double seconds) => seconds switch
    {
        < 0.001 => "< 1 ms",
        < 1 => (seconds * 1000).ToString("0", CultureInfo.InvariantCulture) + " ms",
        < 10 => seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s",
        < 100 => seconds.ToString("0", CultureInfo.InvariantCulture) + " s",
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)(seconds / 60)} min {(int)seconds % 60:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture,
            $"{(int)(seconds / 3600)} h {(int)(seconds / 60) % 60:00} min"),
    };

    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000_000 => Number((bytes + 999) / 1000) + " kB",
        < 1_000_000_000 => (bytes / 1e6).ToString("0", CultureInfo.InvariantCulture) + " MB",
        _ => (bytes / 1e9).ToString("0.0", CultureInfo.InvariantCulture) + " GB",
    };

    /// <summary>How clear groups of this mean silhouette are, in words (after Kaufman and Rousseeuw, 1990).</summary>
    public static string Clearness(double silhouette) => silhouette switch
    {
        > 0.7 => "very clear",
        > 0.5 => "clear",
        > 0.25 => "loose",
        > 0.1 => "weak",
        _ => "hardly any",
    };
}
