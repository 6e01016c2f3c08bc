namespace Akin.Comparison;

/// <summary>
/// Fisher's exact test of a fourfold table: the probability that a random split of the same items, into parts of the
/// same sizes, is no likelier than the split at hand (two-sided, as R and SciPy define it). It is exact at any count:
/// the hypergeometric distribution is what shuffling labels gives.
/// </summary>
public static class FisherExact
{
    // Equal probabilities come out a little different; R's fisher.test takes the same margin.
    private const double Margin = 1 + 1e-7;

    /// <summary>The least value that is told apart from 0.</summary>
    public const double Least = 1e-300;

    /// <summary>
    /// The two-sided p of <paramref name="inside"/> items having both properties. O(standard deviation of that count).
    /// </summary>
    /// <param name="inside">Items that have both, within what the other numbers allow.</param>
    /// <param name="first">Items that have the first property.</param>
    /// <param name="second">Items that have the second property.</param>
    /// <param name="total">Items in all.</param>
    /// <returns>Above 0, at most 1.</returns>
    public static double TwoSided(int inside, int first, int second, int total)
    {
        var least = Math.Max(0L, (long)first + second - total);
        var most = Math.Min(first, second);
        if (first < 0 || second < 0 || first > total || second > total || inside < least || inside > most)
        {
            throw new ArgumentException(
                $"{inside} of {first} and {second} out of {total} cannot be: {least} … {most} is what there may be.",
                nameof(inside));
        }

        // Weights relative to the likeliest count, outwards from it, until they no longer count.
        var mode = Math.Clamp((long)((first + 1.0) * (second + 1.0) / (total + 2.0)), least, most);
        var weight = WeightOf(inside);
        var limit = weight * Margin;
        double all = 1, unlikely = 1 <= limit ? 1 : 0;
        Walk(1, most);
        Walk(-1, least);
        return Math.Clamp(unlikely / all, Least, 1);

        void Walk(int step, long end)
        {
            var value = 1.0;
            for (var x = mode; x != end && value > 0; x += step)
            {
                value *= step > 0 ? Up(x) : 1 / Up(x - 1);
                all += value;
                unlikely += value <= limit ? value : 0;
            }
        }

        double WeightOf(int count)
        {
            var value = 1.0;
            for (var x = mode; x != count; x += Math.Sign(count - mode))
            {
                value *= count > mode ? Up(x) : 1 / Up(x - 1);
            }

            return value;
        }

        // The probability of x + 1 by that of x.
        double Up(long x) =>
            (double)(first - x) / (x + 1) * ((second - x) / ((double)total - first - second + x + 1));
    }
}
