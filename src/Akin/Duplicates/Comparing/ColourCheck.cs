namespace Akin.Duplicates.Comparing;

/// <summary>
/// Looks for the place in which two pictures of the same structure have another colour: a shirt in red and in blue.
/// What an editor does to all of a picture is no such difference: <see cref="ColourChange"/> is fitted first, either
/// way round, and only what it leaves counts. Where most of the border keeps its colour or stays grey or white, as the
/// ground of a shop's pictures does, nobody gave it another tint: there only tones and saturation may have changed.
/// Cells of 4 × 4 pixels are compared, of pictures that are hardly larger than thumbnails, so that compression, which
/// is coarse in colours, is averaged away.
/// </summary>
internal sealed class ColourCheck
{
    private const int Cell = 4;

    /// <summary>The distance, in Cb and Cr, from which on a thing is there in another colour …</summary>
    public const double MostOfAll = 32;

    /// <summary>
    /// … and where much of the picture is a ground that both have: nothing but compression is left there.
    /// </summary>
    private const double MostBesideAGround = 16;

    /// <summary>Nothing is fitted where the colours are no farther apart as they are: most copies keep them.</summary>
    private const double Clear = 12;

    /// <summary>The share of the picture from which on it is a ground …</summary>
    private const double LeastGround = 0.2;

    /// <summary>… and the share of its border.</summary>
    private const double LeastOfBorder = 0.6;

    /// <summary>Colours that differ by no more in any channel are the same …</summary>
    private const double Alike = 8;

    /// <summary>… and those that are no farther from grey, in Cb and Cr, have none …</summary>
    private const double Grey = 6;

    /// <summary>… where they are no black, which every change keeps.</summary>
    private const double Lit = 48;
    private readonly int _across;
    private readonly int _down;
    private readonly double[][] _whole;
    private readonly double[][] _part;

    private ColourCheck(OverlaidValues[] channels)
    {
        (_across, _down) = (channels[0].Width / Cell, channels[0].Height / Cell);
        _whole = Array.ConvertAll(channels, pair => Means(pair.Whole, pair.Width));
        _part = Array.ConvertAll(channels, pair => Means(pair.Part, pair.Width));
    }

    /// <summary>
    /// The largest distance of colours, in the plane of Cb and Cr (0 … 255 each), between the pictures in two by two
    /// cells, when one is changed as a whole to be as like the other as it can, if that is of any moment.
    /// </summary>
    /// <param name="channels">Red, green and blue of both pictures where both are, about 160 pixels across.</param>
    /// <returns>The distance, and the limit from which on it is a thing in another colour.</returns>
    public static (double Distance, double Limit) Worst(OverlaidValues[] channels)
    {
        var check = new ColourCheck(channels);
        if (check._across * check._down == 0)
        {
            return (0, MostOfAll);
        }

        var (a, b) = (check._whole, check._part);
        var plain = check.Rest(a, b);
        if (plain <= Clear)
        {
            return (plain, MostOfAll);
        }

        var isGround = check.Ground();
        var hasGround = check.IsAroundAll(isGround);
        var (forward, backward) = hasGround
            ? (ColourChange.ExplainTones(a, b, isGround), ColourChange.ExplainTones(b, a, isGround))
            : (ColourChange.Explain(a, b), ColourChange.Explain(b, a));
        return (
            Math.Min(plain, Math.Min(check.Rest(forward, b), check.Rest(backward, a))),
            hasGround ? MostBesideAGround : MostOfAll);
    }

    /// <summary>
    /// The same for two of which one was made as bright as the other: as they are or, with nothing changed any more, as
    /// they were made.
    /// </summary>
    /// <param name="channels">Red, green and blue of both.</param>
    /// <param name="toned">Those after that.</param>
    public static (double Distance, double Limit) WorstOfToned(OverlaidValues[] channels, OverlaidValues[] toned)
    {
        var (distance, limit) = Worst(channels);
        var check = new ColourCheck(toned);
        return distance < limit || check._across * check._down == 0 ? (distance, limit)
            : (check.Rest(check._whole, check._part), MostBesideAGround);
    }

    /// <summary>Whether a ground takes enough of the picture and its border: grey stones in a meadow do not.</summary>
    private bool IsAroundAll(bool[] isGround)
    {
        var (border, ground) = (0, 0);
        for (var i = 0; i < isGround.Length; i++)
        {
            var (x, y) = (i % _across, i / _across);
            if (x == 0 || y == 0 || x == _across - 1 || y == _down - 1)
            {
                border++;
                ground += isGround[i] ? 1 : 0;
            }
        }

        return ground >= LeastOfBorder * border && isGround.Count(each => each) >= LeastGround * isGround.Length;
    }

    /// <summary>Which lit cells have one colour, or none, in both pictures.</summary>
    private bool[] Ground()
    {
        var isGround = new bool[_across * _down];
        for (var i = 0; i < isGround.Length; i++)
        {
            var (red, green, blue) = (_whole[0][i], _whole[1][i], _whole[2][i]);
            var (otherRed, otherGreen, otherBlue) = (_part[0][i], _part[1][i], _part[2][i]);
            var apart = Math.Max(
                Math.Abs(red - otherRed), Math.Max(Math.Abs(green - otherGreen), Math.Abs(blue - otherBlue)));
            isGround[i] =
                Math.Min(Chroma.Light(red, green, blue), Chroma.Light(otherRed, otherGreen, otherBlue)) >= Lit
                && (apart <= Alike || (IsGrey(red, green, blue) && IsGrey(otherRed, otherGreen, otherBlue)));
        }

        return isGround;
    }

    private static bool IsGrey(double red, double green, double blue) =>
        Chroma.Of(red, green, blue) is var (cb, cr) && (cb * cb) + (cr * cr) <= Grey * Grey;

    /// <summary>The largest distance of colours between two by two cells.</summary>
    private double Rest(double[][] explained, double[][] to)
    {
        var (cb, cr) = (new double[_across * _down], new double[_across * _down]);
        for (var i = 0; i < cb.Length; i++)
        {
            var (red, green, blue) = (
                to[0][i] - explained[0][i], to[1][i] - explained[1][i], to[2][i] - explained[2][i]);
            (cb[i], cr[i]) = Chroma.Of(red, green, blue);
        }

        var worst = 0.0;
        for (var y = 0; y + 1 < _down; y++)
        {
            for (var x = 0; x + 1 < _across; x++)
            {
                var at = (y * _across) + x;
                var (u, v) = (Square(cb, at) / 4, Square(cr, at) / 4);
                worst = Math.Max(worst, Math.Sqrt((u * u) + (v * v)));
            }
        }

        return worst;
    }

    private double Square(double[] values, int at) =>
        values[at] + values[at + 1] + values[at + _across] + values[at + _across + 1];

    private double[] Means(float[] values, int width)
    {
        var means = new double[_across * _down];
        for (var y = 0; y < _down * Cell; y++)
        {
            for (var x = 0; x < _across * Cell; x++)
            {
                means[(y / Cell * _across) + (x / Cell)] += values[(y * width) + x] / (double)(Cell * Cell);
            }
        }

        return means;
    }
}
