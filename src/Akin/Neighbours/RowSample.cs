using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>Rows drawn at random without replacement.</summary>
internal static class RowSample
{
    /// <summary>Distinct rows in ascending order (Vitter's selection sampling). O(n).</summary>
    public static int[] Draw(int rows, int count, RandomSource random)
    {
        var drawn = new int[count];
        var taken = 0;
        for (var row = 0; taken < count; row++)
        {
            if (random.NextDouble() * (rows - row) < count - taken)
            {
                drawn[taken++] = row;
            }
        }

        return drawn;
    }
}
