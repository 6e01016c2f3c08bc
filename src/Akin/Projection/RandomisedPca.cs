using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// Principal axes without a covariance: from a random start (Halko, Martinsson and Tropp, 2011) Chebyshev polynomials
/// of the covariance turn a subspace towards the leading axes, until covariance × axis − variance × axis is at most
/// 1e-6 of the largest variance for each. O(n·d·count) a product, O(d·count) memory beside the points.
/// </summary>
internal static class RandomisedPca
{
    private const double Tolerance = 1e-6;
    private const int MostProducts = 120;
    private const int SpareAxes = 10;

    public static PrincipalAxes Solve(
        CentredPoints centred, int count, PcaOptions options, CancellationToken cancellation)
    {
        var d = centred.Points.Columns;
        var problem = new EigenProblem
        {
            Size = d,
            Count = count,
            Spare = SpareAxes + (count / 4),
            Least = 0,
            Tolerance = Tolerance,
            MostProducts = MostProducts,
            Seed = options.Seed,
            Threads = options.Threads,
        };
        var pairs = LeadingEigen.Find(Multiply, [], problem, cancellation);
        return new(pairs.Vectors, pairs.Values, TotalVariance(centred, options.Threads, cancellation));

        void Multiply(double[] vectors, int rows, double[] products) =>
            centred.MultiplyCovariance(vectors, rows, products, options.Threads, cancellation);
    }

    private static double TotalVariance(CentredPoints centred, int threads, CancellationToken cancellation)
    {
        var sum = ChunkedWork.Map(
            centred.Points.Rows,
            256,
            threads,
            (_, start, count) =>
            {
                var (squares, values) = (0.0, new double[centred.Points.Columns]);
                var scratch = new float[centred.Points.Columns];
                for (var row = start; row < start + count; row++)
                {
                    centred.CopyTo(row, 0, values, scratch);
                    squares += InnerProduct.Of(values, values);
                }

                return squares;
            },
            cancellation).Sum();
        return sum / Math.Max(1, centred.Points.Rows - 1);
    }
}
