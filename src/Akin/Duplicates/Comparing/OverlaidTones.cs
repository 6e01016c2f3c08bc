namespace Akin.Duplicates.Comparing;

/// <summary>
/// Two pictures' luminances pixel on pixel, where both are, smoothed a little; and what is left of one in a small
/// square when the other explains it, moved by up to a pixel.
/// </summary>
internal sealed class OverlaidTones
{
    private const float Farthest = 1;

    /// <summary>Keeps the shift of what has hardly any edges small.</summary>
    private const double Stiffness = 0.5;
    private readonly Lazy<(float[] OfPart, float[] OfWhole)> _curves;

    /// <summary>Lays one picture over the other.</summary>
    /// <param name="whole">The picture that is looked in.</param>
    /// <param name="part">The other picture.</param>
    /// <param name="frame">The part of the first that the second shows.</param>
    /// <param name="side">The longer side of the second, at most.</param>
    public OverlaidTones(DecodedPicture whole, DecodedPicture part, Frame frame, int side)
    {
        Values = Lay(whole.Light, part.Light, frame, side) with { Left = 0, Top = 0 };
        _curves = new(() =>
            ToneCurves.Explain([.. whole.Channels.Zip(part.Channels, (a, b) => Lay(a, b, frame, side))]));
    }

    /// <summary>The tones of both, as if the rectangle were all of the second.</summary>
    public OverlaidValues Values { get; }

    /// <summary>The squares that are left of the second by the first under a gain and an offset.</summary>
    public double RestOfLine((double Gain, double Offset) line, int left, int top, int side) =>
        Rest(Values.Whole, Values.Part, line, left, top, side);

    /// <summary>Those that are left of the first by the second so.</summary>
    public double RestOfLineBack((double Gain, double Offset) line, int left, int top, int side) =>
        Rest(Values.Part, Values.Whole, line, left, top, side);

    /// <summary>Those of the second by the first, under tone curves that are cut off at black and white.</summary>
    public double RestOfPart(int left, int top, int side) =>
        Rest(_curves.Value.OfPart, Values.Part, (1, 0), left, top, side);

    /// <summary>What is left of the first picture by the second so.</summary>
    public double RestOfWhole(int left, int top, int side) =>
        Rest(_curves.Value.OfWhole, Values.Whole, (1, 0), left, top, side);

    /// <summary>One step of Lucas and Kanade in the square alone.</summary>
    private double Rest(
        float[] from, float[] to, (double Gain, double Offset) line, int left, int top, int side)
    {
        var (width, height) = (Values.Width, Values.Height);
        double xx = 0, yy = 0, xy = 0, xr = 0, yr = 0, rr = 0;
        for (var y = top; y < top + side; y++)
        {
            var (above, below) = (Math.Max(y - 1, 0) * width, Math.Min(y + 1, height - 1) * width);
            for (var x = left; x < left + side; x++)
            {
                var i = (y * width) + x;
                var across = line.Gain * (from[(y * width) + Math.Min(x + 1, width - 1)]
                    - from[(y * width) + Math.Max(x - 1, 0)]) / 2;
                var down = line.Gain * (from[below + x] - from[above + x]) / 2;
                var rest = to[i] - (line.Gain * from[i]) - line.Offset;
                xx += across * across;
                yy += down * down;
                xy += across * down;
                xr += across * rest;
                yr += down * rest;
                rr += rest * rest;
            }
        }

        var (u, v) = (xx + (Stiffness * side * side), yy + (Stiffness * side * side));
        var determinant = (u * v) - (xy * xy);
        var p = Math.Clamp(((v * xr) - (xy * yr)) / determinant, -Farthest, Farthest);
        var q = Math.Clamp(((u * yr) - (xy * xr)) / determinant, -Farthest, Farthest);
        return Math.Clamp(rr - (2 * p * xr) - (2 * q * yr) + (p * p * xx) + (q * q * yy) + (2 * p * q * xy), 0, rr);
    }

    private static OverlaidValues Lay(Luminance whole, Luminance part, Frame frame, int side)
    {
        var values = AlignedPair.Of(whole, part, frame, side).Overlay(frame);
        Smoothing.Apply(values.Whole, values.Width);
        Smoothing.Apply(values.Part, values.Width);
        return values;
    }
}
