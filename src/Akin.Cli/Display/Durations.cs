using System.Globalization;

namespace Akin.Cli.Display;

/// <summary>Durations for people.</summary>
internal static class Durations
{
    public static string Write(TimeSpan time) => time.TotalSeconds switch
    {
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        < 99.5 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        < 5970 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.0} h"),
    };
}
