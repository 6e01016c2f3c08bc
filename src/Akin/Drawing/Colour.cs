using System.Numerics;

namespace Akin.Drawing;

/// <summary>Colours as vectors of red, green, blue in 0 … 1 (sRGB), so that mixing is arithmetic.</summary>
internal static class Colour
{
    public static readonly Vector3 Black = Vector3.Zero;
    public static readonly Vector3 White = Vector3.One;

    /// <summary>From a web colour, <c>0xRRGGBB</c>.</summary>
    public static Vector3 Hex(int rgb) => new Vector3((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255) / 255f;

    /// <summary>
    /// From lightness 0 … 1, chroma 0 … about 0.3 and hue in degrees of Oklab (Ottosson, 2020): equal steps look equal.
    /// </summary>
    public static Vector3 Oklch(double lightness, double chroma, double hue)
    {
        var angle = hue * Math.PI / 180;
        double a = chroma * Math.Cos(angle), b = chroma * Math.Sin(angle);
        var l = Cube(lightness + (0.3963377774 * a) + (0.2158037573 * b));
        var m = Cube(lightness - (0.1055613458 * a) - (0.0638541728 * b));
        var s = Cube(lightness - (0.0894841775 * a) - (1.2914855480 * b));
        return new Vector3(
            Encode((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s)),
            Encode((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s)),
            Encode((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s)));
    }

    /// <summary>Between two colours, <paramref name="t"/> held to 0 … 1.</summary>
    public static Vector3 Mix(Vector3 from, Vector3 to, float t) => Vector3.Lerp(from, to, Math.Clamp(t, 0, 1));

    /// <summary>A smooth step from 0 at <paramref name="low"/> to 1 at <paramref name="high"/>.</summary>
    public static float Ramp(float low, float high, float value)
    {
        var t = Math.Clamp((value - low) / (high - low), 0, 1);
        return t * t * (3 - (2 * t));
    }

    /// <summary>Through evenly spaced colours.</summary>
    public static Vector3 Gradient(ReadOnlySpan<Vector3> stops, float t)
    {
        var at = Math.Clamp(t, 0, 1) * (stops.Length - 1);
        var i = Math.Min((int)at, stops.Length - 2);
        return Vector3.Lerp(stops[i], stops[i + 1], at - i);
    }

    private static double Cube(double x) => x * x * x;

    private static float Encode(double linear)
    {
        var x = Math.Clamp(linear, 0, 1);
        return (float)(x <= 0.0031308 ? 12.92 * x : (1.055 * Math.Pow(x, 1 / 2.4)) - 0.055);
    }
}
