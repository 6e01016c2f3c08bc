namespace Akin.Projection.Umap;

/// <summary>
/// How close two points of a map are by their distance: 1 / (1 + a·distance^2b), the smooth curve nearest to one that
/// is 1 up to the least distance and falls off as exp(−(distance − least) / spread) behind it.
/// </summary>
internal readonly record struct ClosenessCurve(double A, double B)
{
    private const int Samples = 300;
    private const int Steps = 200;

    /// <summary>
    /// Fits a and b by least squares at 300 distances from 0 to three times the spread (Levenberg and Marquardt).
    /// </summary>
    public static ClosenessCurve Fit(double minDist, double spread)
    {
        var (curve, damping) = (new ClosenessCurve(1, 1), 1e-3);
        var error = curve.Error(minDist, spread, out var normal);
        for (var step = 0; step < Steps; step++)
        {
            var (aa, bb) = (normal.AA * (1 + damping), normal.BB * (1 + damping));
            var determinant = (aa * bb) - (normal.AB * normal.AB);
            var next = new ClosenessCurve(
                curve.A + (((bb * normal.A) - (normal.AB * normal.B)) / determinant),
                curve.B + (((aa * normal.B) - (normal.AB * normal.A)) / determinant));
            if (next is { A: > 0, B: > 0 } && next.Error(minDist, spread, out var nextNormal) is var nextError
                && nextError < error)
            {
                var settled = Math.Abs(next.A - curve.A) + Math.Abs(next.B - curve.B) < 1e-13;
                (curve, error, normal, damping) = (next, nextError, nextNormal, damping / 10);
                if (settled)
                {
                    break;
                }
            }
            else
            {
                damping *= 10;
            }
        }

        return curve;
    }

    /// <summary>The sum of squared differences, and the normal equations of its linearisation.</summary>
    private double Error(
        double minDist, double spread, out (double AA, double AB, double BB, double A, double B) normal)
    {
        normal = default;
        var error = 0.0;
        for (var i = 1; i < Samples; i++)
        {
            var x = i * 3 * spread / (Samples - 1);
            var wanted = x < minDist ? 1 : Math.Exp(-(x - minDist) / spread);
            var power = Math.Pow(x, 2 * B);
            var value = 1 / (1 + (A * power));
            var byA = -power * value * value;
            var byB = -2 * A * power * Math.Log(x) * value * value;
            var owed = wanted - value;
            error += owed * owed;
            normal = (
                normal.AA + (byA * byA), normal.AB + (byA * byB), normal.BB + (byB * byB),
                normal.A + (byA * owed), normal.B + (byB * owed));
        }

        return error;
    }
}
