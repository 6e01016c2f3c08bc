using System.Diagnostics;

namespace Akin.Imaging.Resampling;

/// <summary>The filters' formulas, at a distance from a pixel's centre in pixels.</summary>
internal static class ResampleFilter
{
    /// <summary>Past this distance the filter is zero.</summary>
    public static double Support(Interpolation interpolation) => interpolation switch
    {
        Interpolation.Bilinear => 1,
        Interpolation.Bicubic => 2,
        Interpolation.Lanczos => 3,
        _ => throw new UnreachableException($"Bug in Akin: {interpolation} has no filter."),
    };

    /// <summary>The filter's value.</summary>
    public static double At(Interpolation interpolation, double distance) => interpolation switch
    {
        Interpolation.Bilinear => Math.Max(0, 1 - Math.Abs(distance)),
        Interpolation.Bicubic => Cubic(Math.Abs(distance)),
        Interpolation.Lanczos => Math.Abs(distance) < 3 ? Sinc(distance) * Sinc(distance / 3) : 0,
        _ => throw new UnreachableException($"Bug in Akin: {interpolation} has no filter."),
    };

    private static double Cubic(double x)
    {
        const double a = -0.5;
        return x < 1 ? (((((a + 2) * x) - (a + 3)) * x) * x) + 1
            : x < 2 ? ((((((x - 5) * x) + 8) * x) - 4) * a)
            : 0;
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
