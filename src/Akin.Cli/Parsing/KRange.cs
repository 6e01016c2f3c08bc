using System.Globalization;

namespace Akin.Cli.Parsing;

/// <summary>Numbers of clusters to try, both ends included.</summary>
internal sealed record KRange(int Least, int Most)
{
    public static bool TryParse(string text, out KRange? range)
    {
        range = null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var alone) && alone >= 2)
        {
            range = new KRange(alone, alone);
            return true;
        }

        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0
            || !int.TryParse(text.AsSpan(0, dots), NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            || !int.TryParse(text.AsSpan(dots + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            || least < 2 || most < least)
        {
            return false;
        }

        range = new KRange(least, most);
        return true;
    }

    public override string ToString() => $"{Least}..{Most}";
}
