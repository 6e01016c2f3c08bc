namespace Akin.Duplicates.Comparing;

/// <summary>
/// The gain and the offset, cut off at black and white, that explain most tones of one picture by those of another.
/// A drawing has few tones, most of them on its grounds, and along every edge mixtures of two, which were mixed
/// after they were cut off: to these, as many as they may be, a line of least squares would go. So lines through the
/// tones that are there most often are tried, each beside black and beside each other, and the one is taken that leaves
/// least when no pixel counts more than a limit.
/// </summary>
internal sealed class CommonLine
{
    private const int Cells = 32;
    private const int Width = 256 / Cells;

    /// <summary>Tones that are tried.</summary>
    private const int Most = 6;

    /// <summary>A rest that is larger counts as this.</summary>
    private const double Limit = 15;

    /// <summary>Another line is only taken where it leaves no more than this share.</summary>
    private const double Better = 0.8;
    /// <summary>… and less by this for each pixel, in squares of tones: rounding is no change of light.</summary>
    private const double Clearly = 1;
    private const double LeastGain = 0.4;
    private const double MostGain = 2.5;
    private readonly (int Count, double A, double B)[] _cells = new (int Count, double A, double B)[Cells * Cells];

    private readonly int _count;

    private CommonLine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        _count = a.Length;
        for (var i = 0; i < a.Length; i++)
        {
            ref var cell = ref _cells[(CellOf(a[i]) * Cells) + CellOf(b[i])];
            cell = (cell.Count + 1, cell.A + a[i], cell.B + b[i]);
        }

        _cells = [.. _cells.Where(cell => cell.Count > 0)
            .Select(cell => (cell.Count, cell.A / cell.Count, cell.B / cell.Count))];
    }

    /// <summary>The line; that of no change unless another is clearly better.</summary>
    /// <param name="a">The tones that explain.</param>
    /// <param name="b">The tones that are explained, as many.</param>
    public static (double Gain, double Offset) Of(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var table = new CommonLine(a, b);
        var often = table._cells.Where(cell => ToneCurves.IsClear(cell.A) && ToneCurves.IsClear(cell.B))
            .OrderByDescending(cell => cell.Count).Take(Most).ToArray();
        return table.Best(table.Best((1, 0), BesideBlack(often)), BesideEachOther(often));
    }

    private (double Gain, double Offset) Best(
        (double Gain, double Offset) known, IEnumerable<(double Gain, double Offset)> others)
    {
        var rest = RestOf(known);
        var (best, least) = (known, Math.Min(Better * rest, rest - (Clearly * _count)));
        foreach (var line in others.Where(line => line.Gain is >= LeastGain and <= MostGain))
        {
            if (RestOf(line) is var left && left < least)
            {
                (best, least) = (line, left);
            }
        }

        return best;
    }

    private static IEnumerable<(double Gain, double Offset)> BesideBlack((int Count, double A, double B)[] often) =>
        from one in often where one.A >= 2 * Width select (one.B / one.A, 0.0);

    private static IEnumerable<(double Gain, double Offset)> BesideEachOther(
        (int Count, double A, double B)[] often) =>
        from one in often
        from two in often
        where one.A - two.A >= 3 * Width
        let gain = (one.B - two.B) / (one.A - two.A)
        select (gain, one.B - (gain * one.A));

    private double RestOf((double Gain, double Offset) line)
    {
        var sum = 0.0;
        foreach (var (count, a, b) in _cells)
        {
            var rest = b - Math.Clamp((line.Gain * a) + line.Offset, 0, 255);
            sum += count * Math.Min(rest * rest, Limit * Limit);
        }

        return sum;
    }

    private static int CellOf(float tone) => Math.Clamp((int)tone / Width, 0, Cells - 1);
}
