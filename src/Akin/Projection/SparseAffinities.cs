namespace Akin.Projection;

/// <summary>
/// The symmetric matrix P of a t-SNE map: how near to each other pairs of points are, as probabilities that sum to 1.
/// Only neighbours are stored, row by row, columns ascending.
/// </summary>
internal sealed class SparseAffinities(int[] starts, int[] columns, float[] values)
{
    public int Points => starts.Length - 1;

    /// <summary>Number of stored pairs.</summary>
    public int Count => values.Length;

    /// <summary>The points near one point.</summary>
    public ReadOnlySpan<int> Columns(int row) => columns.AsSpan(starts[row], starts[row + 1] - starts[row]);

    /// <summary>Their probabilities.</summary>
    public ReadOnlySpan<float> Values(int row) => values.AsSpan(starts[row], starts[row + 1] - starts[row]);
}
