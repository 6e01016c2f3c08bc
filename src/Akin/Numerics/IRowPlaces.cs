namespace Akin.Numerics;

/// <summary>Where the rows lie that <see cref="PanelKernel"/> is given.</summary>
internal unsafe interface IRowPlaces<TSelf>
    where TSelf : struct, IRowPlaces<TSelf>
{
    /// <summary>The first value of a row.</summary>
    float* this[int row] { get; }

    /// <summary>The rows from one on.</summary>
    TSelf From(int row);

    /// <summary>The rows without their first dimensions.</summary>
    TSelf Along(int dimensions);
}

/// <summary>Rows that lie evenly apart.</summary>
/// <param name="first">The first row.</param>
/// <param name="stride">Floats from a row to the next.</param>
internal readonly unsafe struct EvenRows(float* first, nint stride) : IRowPlaces<EvenRows>
{
    private readonly float* _first = first;

    public float* this[int row] => _first + (row * stride);

    public EvenRows From(int row) => new(this[row], stride);

    public EvenRows Along(int dimensions) => new(_first + dimensions, stride);
}

/// <summary>Rows that lie here and there.</summary>
/// <param name="rows">Where each is.</param>
/// <param name="skipped">Dimensions that are left out.</param>
internal readonly unsafe struct ListedRows(float** rows, int skipped) : IRowPlaces<ListedRows>
{
    private readonly float** _rows = rows;

    public float* this[int row] => _rows[row] + skipped;

    public ListedRows From(int row) => new(_rows + row, skipped);

    public ListedRows Along(int dimensions) => new(_rows, skipped + dimensions);
}
