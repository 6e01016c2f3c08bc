using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Numerics;

namespace Akin.Cli.Display;

/// <summary>
/// How far a stage has come, in words that fit a terminal. Where it is narrow, the bar goes first, then the unit, the
/// rate and the end of the stage's name; last the count becomes a percentage. No number is cut.
/// </summary>
internal static class ProgressText
{
    private const string Cut = "...";
    private const int ShortestName = 10;
    private const int Cells = 20;
    private const string Space = "  ";

    /// <summary>The text; shorter than the terminal is wide.</summary>
    /// <param name="value">How far the stage is.</param>
    /// <param name="done">Units that it did since it began here.</param>
    /// <param name="elapsed">How long it took for these.</param>
    /// <param name="width">Width of the terminal; 0 where the text may be of any length, without a bar.</param>
    public static string Of(StageProgress value, long done, TimeSpan elapsed, int width)
    {
        var name = Words.OnALine(value.Stage);
        var isKnown = done > 0 && elapsed.TotalSeconds >= 0.5;
        var rate = isKnown ? Rate(value, done / elapsed.TotalSeconds) : "";
        var left = isKnown && value.Total > value.Done
            ? Durations.Write(elapsed * ((double)(value.Total - value.Done) / done)) + " left" : "";
        var whole = Join(name, Amount(value, withUnit: true), rate, left);
        if (width == 0)
        {
            return whole;
        }

        var (amount, percent) = (Amount(value, withUnit: false), Percent(value));
        return new[]
        {
            Join(name, Bar(value), Amount(value, withUnit: true), rate, left),
            whole,
            Join(name, amount, rate, left),
            Named(name, width, amount, left),
            Named(name, width, percent, left),
            Named(name, width, percent),
            percent.Length > 0 ? percent : amount,
            name,
        }.FirstOrDefault(text => text.Length > 0 && text.Length < width) ?? "";
    }

    /// <summary>The name, as much of it as there is room for, and numbers behind it; nothing where there is none.
    /// </summary>
    private static string Named(string name, int width, params string[] numbers)
    {
        var behind = Join(numbers);
        var room = width - 1 - (behind.Length > 0 ? behind.Length + Space.Length : 0);
        return name.Length <= room ? Join(name, behind)
            : room >= ShortestName ? Join(name[..(room - Cut.Length)].TrimEnd() + Cut, behind)
            : "";
    }

    private static string Join(params string[] parts) => string.Join(Space, parts.Where(part => part.Length > 0));

    private static string Amount(StageProgress value, bool withUnit) =>
        value.Total > 0 ? $"{Count(value, value.Done)} of {Count(value, value.Total, withUnit)}"
        : value.Done > 0 ? Count(value, value.Done, withUnit)
        : "";

    private static string Percent(StageProgress value) => value.Total <= 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Min(100, 100.0 * value.Done / value.Total):0} %");

    private static string Rate(StageProgress value, double rate) => value.Unit == StageProgress.Bytes
        ? $"{ByteSize.Write((long)rate)}/s"
        : $"{rate.ToString(rate < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture)}/s";

    private static string Count(StageProgress value, long count, bool withUnit = false) =>
        value.Unit == StageProgress.Bytes
            ? ByteSize.Write(count)
            : count.ToString("N0", CultureInfo.InvariantCulture) + (withUnit ? " " + value.Unit : "");

    // What comes from elsewhere takes as long as it takes: a bar, on a terminal.
    private static string Bar(StageProgress value)
    {
        if (value.Unit != StageProgress.Bytes || value.Total <= 0)
        {
            return "";
        }

        var full = (int)(Cells * Math.Clamp((double)value.Done / value.Total, 0, 1));
        return $"[{new string('#', full)}{new string('.', Cells - full)}]";
    }
}
