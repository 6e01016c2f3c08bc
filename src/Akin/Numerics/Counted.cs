using System.Globalization;

namespace Akin.Numerics;

/// <summary>Numbers of things in words: <c>1 row</c>, <c>60 rows</c>, <c>1,200 rows</c>.</summary>
public static class Counted
{
    /// <summary>The number and the word for so many.</summary>
    /// <param name="number">How many.</param>
    /// <param name="one">The word for one.</param>
    /// <param name="many">The word for any other number; <see langword="null"/> to add an s.</param>
    public static string Of(long number, string one, string? many = null) => string.Create(
        CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many ?? one + "s")}");

    /// <summary>The place in a row: <c>3rd</c>, <c>12th</c>, <c>1,001st</c>.</summary>
    /// <param name="number">Which, ≥ 1.</param>
    public static string Ordinal(long number)
    {
        var last = number / 10 % 10 == 1 ? 0 : number % 10;
        var end = last switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return string.Create(CultureInfo.InvariantCulture, $"{number:N0}{end}");
    }

    /// <summary>
    /// A number of bytes in decimal units: <c>614 kB</c>, <c>12 MB</c>, <c>1.5 GB</c>. What rounds to 1000 of a unit
    /// is one of the next.
    /// </summary>
    /// <param name="bytes">How many.</param>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 999_500_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
        >= 999_500 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0} MB"),
        >= 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} kB"),
        _ => Of(bytes, "byte"),
    };
}
