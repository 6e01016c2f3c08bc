using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>Some rows of many, copied into memory.</summary>
internal static class DrawnRows
{
    /// <summary>
    /// Different rows, every set of that many equally likely, in row order (selection sampling, Knuth, 1969). One pass
    /// over the numbers of the rows, and only those drawn are read.
    /// </summary>
    /// <param name="points">The rows.</param>
    /// <param name="count">How many, at most all.</param>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="cancellation">Checked at times.</param>
    public static Matrix Draw(IRowSource points, int count, RandomSource random, CancellationToken cancellation)
    {
        var sample = new Matrix(count, points.Columns);
        for (int row = 0, taken = 0; taken < count; row++)
        {
            if (random.Next(points.Rows - row) < count - taken)
            {
                cancellation.ThrowIfCancellationRequested();
                Take(points, row, sample[taken++]);
            }
        }

        return sample;
    }

    /// <summary>Rows drawn one by one, each equally likely each time.</summary>
    public static void Fill(IRowSource points, Matrix batch, RandomSource random)
    {
        for (var i = 0; i < batch.Rows; i++)
        {
            Take(points, random.Next(points.Rows), batch[i]);
        }
    }

    private static void Take(IRowSource points, int row, Span<float> target)
    {
        points.Read(row, target).CopyTo(target);
        if (!FiniteValues.AreAllowed(target))
        {
            // Names the first place of all.
            FiniteValues.Require(points, nameof(points));
        }
    }
}
