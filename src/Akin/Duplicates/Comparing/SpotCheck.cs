namespace Akin.Duplicates.Comparing;

/// <summary>
/// Looks for the one spot in which two pictures that agree everywhere else differ: another number in a form, a piece
/// moved on a board. Small enough to drown in a small picture, so this looks at larger ones, in squares that have a
/// contrast of their own. Both are smoothed a little first, which takes away most of what compression does. A square
/// may be explained by its surroundings' gain and offset, both ways round – from a thing that one picture has alone an
/// even ground follows, but not the thing from the ground –, or by the whole picture's tones cut off, and each of these
/// by a shift of up to a pixel besides, as far as the registration may be off.
/// </summary>
internal sealed class SpotCheck
{
    /// <summary>The longer side of the pictures that are looked at.</summary>
    public const int Side = 640;

    private const int Cell = 4;
    private const int SquareCells = 2;
    private const int Square = SquareCells * Cell;

    /// <summary>What strong compression leaves of itself in a tone that was smoothed.</summary>
    private const double Noise = 15;
    private const double LeastContrast = 16;

    /// <summary>Below this share nothing better is looked for: it is no spot anyway.</summary>
    private const double Suspicious = 0.2;

    /// <summary>From this share on nothing is in doubt, and no more squares are looked at.</summary>
    private const double Certain = 1;
    private readonly OverlaidTones _tones;
    private readonly TonePairTable _cells;

    private SpotCheck(OverlaidTones tones)
    {
        _tones = tones;
        _cells = new(tones.Values, Cell, tones.Values.Width / Cell, tones.Values.Height / Cell);
    }

    /// <summary>The largest share of a square's contrast, 0 … 1 and more, that nothing explains.</summary>
    /// <param name="whole">The picture that is looked in, turned as the other.</param>
    /// <param name="part">The other picture.</param>
    /// <param name="frame">The part of the first that the second shows.</param>
    public static double Worst(DecodedPicture whole, DecodedPicture part, Frame frame)
    {
        var check = new SpotCheck(new OverlaidTones(whole, part, frame, Side));
        var worst = 0.0;
        for (var down = 0; down + SquareCells <= check._cells.Down && worst < Certain; down++)
        {
            for (var across = 0; across + SquareCells <= check._cells.Across; across++)
            {
                worst = Math.Max(worst, check.Unexplained(across, down));
            }
        }

        return worst;
    }

    private double Unexplained(int across, int down)
    {
        var own = _cells.Square(across, down, SquareCells);
        if (Math.Max(own.VarianceA, own.VarianceB) < LeastContrast * LeastContrast)
        {
            return 0;
        }

        var around = _cells.Square(across - SquareCells, down - SquareCells, 3 * SquareCells);
        var (left, top) = (across * Cell, down * Cell);
        var (line, back) = (around.Line(), around.Swapped.Line());
        var (ofPart, ofWhole) = (Scale(own, line.Gain), Scale(own.Swapped, back.Gain));
        var (forward, backward) = (own.RestOf(line) / ofPart, own.Swapped.RestOf(back) / ofWhole);
        forward = forward < Suspicious ? forward
            : Math.Min(forward, _tones.RestOfLine(line, left, top, Square) / ofPart);
        backward = backward < Suspicious ? backward
            : Math.Min(backward, _tones.RestOfLineBack(back, left, top, Square) / ofWhole);
        var share = Math.Max(forward, backward);
        return share < Suspicious ? share : Math.Min(share, Math.Min(
            Doubt(own) * _tones.RestOfPart(left, top, Square) / ofPart,
            Doubt(own.Swapped) * _tones.RestOfWhole(left, top, Square) / ofWhole));
    }

    /// <summary>
    /// How much of what tone curves leave counts: half in a square that is cut off, where the curve alone speaks, so
    /// that what is faint is no thing.
    /// </summary>
    private static double Doubt(TonePairs own) => ToneCurves.IsClear(own.MeanB) ? 1 : 0.5;

    /// <summary>The squares that count as all of it: of the contrast and of what compression leaves.</summary>
    private static double Scale(TonePairs own, double gain) =>
        own.Count * (Math.Max(own.VarianceB, gain * gain * own.VarianceA) + (Noise * Noise));
}
