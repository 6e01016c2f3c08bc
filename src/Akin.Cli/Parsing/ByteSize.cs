using System.Globalization;
using Akin.Numerics;

namespace Akin.Cli.Parsing;

/// <summary>Sizes as people write them.</summary>
internal static class ByteSize
{
    private static readonly (string Suffix, double Factor)[] Units =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40),
        ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12),
        ("K", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("B", 1),
    ];

    /// <summary>Reads 4GB, 512 MB, 1.5GiB or plain bytes; upper and lower case are the same.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        var (number, factor) = (text.Trim(), 1.0);
        foreach (var unit in Units)
        {
            if (number.EndsWith(unit.Suffix, StringComparison.OrdinalIgnoreCase))
            {
                (number, factor) = (number[..^unit.Suffix.Length].TrimEnd(), unit.Factor);
                break;
            }
        }

        bytes = 0;
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || value * factor >= long.MaxValue)
        {
            return false;
        }

        bytes = (long)(value * factor);
        return true;
    }

    /// <summary>Writes a size for people, in decimal units.</summary>
    public static string Write(long bytes) => Counted.Bytes(bytes);
}
