namespace Akin.Numerics;

/// <summary>
/// Rows scaled to length 1 as they are read (lengths in float64); a row of zeros stays one. Euclidean distances of such
/// rows compare directions: ‖x − y‖² = 2 − 2·cos(x, y).
/// </summary>
internal sealed class UnitRows(IRowSource rows) : IRowSource
{
    /// <inheritdoc/>
    public int Rows => rows.Rows;

    /// <inheritdoc/>
    public int Columns => rows.Columns;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Read(int row, Span<float> scratch)
    {
        var values = rows.Read(row, scratch);
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (double)value * value;
        }

        var length = Math.Sqrt(sum);
        for (var i = 0; i < values.Length; i++)
        {
            scratch[i] = length > 0 ? (float)(values[i] / length) : values[i];
        }

        return scratch[..values.Length];
    }

    /// <inheritdoc/>
    public void Expect(int row) => rows.Expect(row);

    /// <summary>Nothing: the rows belong to who gave them.</summary>
    public void Dispose()
    {
    }
}
