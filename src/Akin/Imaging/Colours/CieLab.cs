namespace Akin.Imaging.Colours;

/// <summary>CIE L*a*b* of 8 bits, as TIFF stores it: L* × 2.55, and a* and b* as signed bytes; white is D50.</summary>
internal static class CieLab
{
    /// <summary>Turns pixels into sRGB in place.</summary>
    public static void ToSrgb(Span<byte> pixels)
    {
        for (var at = 0; at + 2 < pixels.Length; at += 3)
        {
            var y = ((pixels[at] / 2.55) + 16) / 116;
            var x = Cube(y + ((sbyte)pixels[at + 1] / 500.0)) * 0.9642;
            var z = Cube(y - ((sbyte)pixels[at + 2] / 200.0)) * 0.8249;
            y = Cube(y);

            // From XYZ under D50 to linear sRGB (Bradford adaptation).
            pixels[at] = Encode((3.1338561 * x) - (1.6168667 * y) - (0.4906146 * z));
            pixels[at + 1] = Encode((-0.9787684 * x) + (1.9161415 * y) + (0.0334540 * z));
            pixels[at + 2] = Encode((0.0719453 * x) - (0.2289914 * y) + (1.4052427 * z));
        }
    }

    private static double Cube(double t) => t > 6.0 / 29 ? t * t * t : 3 * (6.0 / 29) * (6.0 / 29) * (t - (4.0 / 29));

    private static byte Encode(double linear)
    {
        var value = linear <= 0.0031308 ? 12.92 * linear : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055;
        return (byte)Math.Clamp((value * 255) + 0.5, 0, 255);
    }
}
