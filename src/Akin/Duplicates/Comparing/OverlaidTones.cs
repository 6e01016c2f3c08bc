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
        (Width, Height, Whole, Part) = Lay(whole.Light, part.Light, frame, side);
        _curves = new(() =>
        {
            var channels = whole.Channels.Zip(part.Channels, (a, b) => Lay(a, b, frame, side)).ToArray();
            var (wholes, parts) = (
                Array.ConvertAll(channels, each => each.Whole), Array.ConvertAll(channels, each => each.Part));
            return (ToneCurves.Explain(wholes, parts), ToneCurves.Explain(parts, wholes));
        });
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>The first picture's tones, row-major.</summary>
    public float[] Whole { get; }

    /// <summary>The second's.</summary>
    public float[] Part { get; }

    /// <summary>The squares that are left of the second by the first under a gain and an offset.</summary>
    public double RestOfLine((double Gain, double Offset) line, int left, int top, int side) =>
        Rest(Whole, Part, line, left, top, side);

    /// <summary>Those that are left of the first by the second so.</summary>
    public double RestOfLineBack((double Gain, double Offset) line, int left, int top, int side) =>
        Rest(Part, Whole, line, left, top, side);

    /// <summary>Those of the second by the first, under tone curves that are cut off at black and white.</summary>
    public double RestOfPart(int left, int top, int side) => Rest(_curves.Value.OfPart, Part, (1, 0), left, top, side);

    /// <summary>What is left of the first picture by the second so.</summary>
    public double RestOfWhole(int left, int top, int side) =>
        Rest(_curves.Value.OfWhole, Whole, (1, 0), left, top, side);

    /// <summary>One step of Lucas and Kanade in the square alone.</summary>
    private double Rest(
        float[] from, float[] to, (double Gain, double Offset) line, int left, int top, int side)
    {
        double xx = 0, yy = 0, xy = 0, xr = 0, yr = 0, rr = 0;
        for (var y = top; y < top + side; y++)
        {
            var (above, below) = (Math.Max(y - 1, 0) * Width, Math.Min(y + 1, Height - 1) * Width);
            for (var x = left; x < left + side; x++)
            {
                var i = (y * Width) + x;
                var across = line.Gain * (from[(y * Width) + Math.Min(x + 1, Width - 1)]
                    - from[(y * Width) + Math.Max(x - 1, 0)]) / 2;
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

    private static (int Width, int Height, float[] Whole, float[] Part) Lay(
        Luminance whole, Luminance part, Frame frame, int side)
    {
        var pair = AlignedPair.Of(whole, part, frame, side);
        var (width, height, a, b) = pair.Overlay(frame);
        return (width, height, Smoothed(a, width, height), Smoothed(b, width, height));
    }

    /// <summary>Means of three by three, weighted 1, 2, 1 both ways: a deviation of 0.7 pixels.</summary>
    private static float[] Smoothed(float[] values, int width, int height)
    {
        var rows = new float[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var x = i % width;
            rows[i] = (values[x == 0 ? i : i - 1] + (2 * values[i]) + values[x == width - 1 ? i : i + 1]) / 4;
        }

        for (var i = 0; i < values.Length; i++)
        {
            var (above, below) = (i < width ? i : i - width, i >= values.Length - width ? i : i + width);
            values[i] = (rows[above] + (2 * rows[i]) + rows[below]) / 4;
        }

        return values;
    }
}
