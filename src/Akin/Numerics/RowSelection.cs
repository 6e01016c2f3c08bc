namespace Akin.Numerics;

/// <summary>Some rows of others, read where they are; row i is the i-th of those chosen.</summary>
/// <param name="rows">The rows; they belong to who gave them.</param>
/// <param name="chosen">Their numbers.</param>
internal sealed class RowSelection(IRowSource rows, IReadOnlyList<int> chosen) : IRowSource
{
    /// <inheritdoc/>
    public int Rows => chosen.Count;

    /// <inheritdoc/>
    public int Columns => rows.Columns;

    /// <inheritdoc/>
    public IReadOnlyList<double>? Origin => rows.Origin;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Read(int row, Span<float> scratch) => rows.Read(chosen[row], scratch);

    /// <inheritdoc/>
    public void Expect(int row) => rows.Expect(chosen[row]);

    /// <summary>Nothing: the rows belong to who gave them.</summary>
    public void Dispose()
    {
    }
}
