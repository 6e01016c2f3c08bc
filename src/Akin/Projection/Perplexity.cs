using System.Runtime.CompilerServices;

namespace Akin.Projection;

/// <summary>
/// Turns distances to neighbours into probabilities exp(−precision × distance²) whose perplexity, 2 to the power of
/// their entropy in bits, is a wanted number: the neighbours a point effectively has. Van der Maaten and Hinton
/// (2008).
/// </summary>
internal static class Perplexity
{
    private const int Steps = 200;
    private const double Tolerance = 1e-10;

    /// <summary>
    /// Finds the precision by bisection and writes the probabilities, which sum to 1. Where no precision will do,
    /// because more neighbours than wanted are equally near, the nearest share the probability.
    /// </summary>
    /// <param name="distances">Distances to the neighbours, ascending.</param>
    /// <param name="perplexity">1 … number of neighbours.</param>
    /// <param name="probabilities">One for each neighbour.</param>
    public static void Calibrate(ReadOnlySpan<float> distances, double perplexity, Span<double> probabilities)
    {
        var wanted = Math.Log(perplexity);
        double low = 0, high = double.PositiveInfinity;
        var precision = FirstGuess(distances);
        for (var step = 0; step < Steps; step++)
        {
            var excess = Fill(distances, precision, probabilities) - wanted;
            if (Math.Abs(excess) < Tolerance)
            {
                return;
            }

            (low, high) = excess > 0 ? (precision, high) : (low, precision);
            precision = double.IsPositiveInfinity(high) ? precision * 2 : (low + high) / 2;
        }
    }

    /// <summary>Writes the probabilities for a precision, and answers their entropy in nats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Fill(ReadOnlySpan<float> distances, double precision, Span<double> probabilities)
    {
        // Squares are taken from the nearest's on: the factor cancels, and the largest exponential is 1.
        var nearest = (double)distances[0] * distances[0];
        double sum = 0, weighted = 0;
        for (var i = 0; i < distances.Length; i++)
        {
            var square = ((double)distances[i] * distances[i]) - nearest;
            var exponent = square == 0 ? 0 : precision * square;
            var value = Math.Exp(-exponent);
            probabilities[i] = value;
            sum += value;
            weighted += value == 0 ? 0 : value * exponent;
        }

        foreach (ref var probability in probabilities)
        {
            probability /= sum;
        }

        return Math.Log(sum) + (weighted / sum);
    }

    private static double FirstGuess(ReadOnlySpan<float> distances)
    {
        var nearest = (double)distances[0] * distances[0];
        var mean = 0.0;
        foreach (var distance in distances)
        {
            mean += (((double)distance * distance) - nearest) / distances.Length;
        }

        return mean > 0 ? 1 / mean : 1;
    }
}
