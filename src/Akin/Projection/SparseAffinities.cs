namespace Akin.Projection;

/// <summary>
/// How near to each other pairs of points are: for t-SNE as probabilities that sum to 1, for UMAP as weights 0 … 1. A
/// symmetric matrix of which only neighbours are stored, row by row, columns ascending.
/// </summary>
internal sealed class SparseAffinities(int[] starts, int[] columns, float[] values)
{
    public int Points => starts.Length - 1;

    /// <summary>Number of stored pairs.</summary>
    public int Count => values.Length;

    /// <summary>The largest value; 0 without pairs.</summary>
    public float Largest => values.Length > 0 ? values.Max() : 0;

    /// <summary>The points near one point.</summary>
    public ReadOnlySpan<int> Columns(int row) => columns.AsSpan(starts[row], starts[row + 1] - starts[row]);

    /// <summary>Their values.</summary>
    public ReadOnlySpan<float> Values(int row) => values.AsSpan(starts[row], starts[row + 1] - starts[row]);
}
