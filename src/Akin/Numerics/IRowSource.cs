namespace Akin.Numerics;

/// <summary>
/// Points as rows of numbers, read as float32 wherever and however they are stored: <see cref="Matrix"/> holds them as
/// float32, <see cref="HalfMatrix"/> as float16, both in memory or in a mapped file. Reading is safe from several
/// threads.
/// </summary>
public interface IRowSource : IDisposable
{
    /// <summary>Number of rows (points).</summary>
    int Rows { get; }

    /// <summary>Number of columns (dimensions).</summary>
    int Columns { get; }

    /// <summary>
    /// What was subtracted from the columns while they were read, so that value + origin is what was stored;
    /// <see langword="null"/> for nothing.
    /// </summary>
    IReadOnlyList<double>? Origin => null;

    /// <summary>The values of one row: where they lie if they are float32, else widened into scratch.</summary>
    /// <param name="row">0 … <see cref="Rows"/> − 1.</param>
    /// <param name="scratch">Room for <see cref="Columns"/> values.</param>
    ReadOnlySpan<float> Read(int row, Span<float> scratch);

    /// <summary>Hints that a row is read soon, so that it can be on its way from memory; by default nothing.</summary>
    /// <param name="row">0 … <see cref="Rows"/> − 1.</param>
    void Expect(int row)
    {
    }
}
