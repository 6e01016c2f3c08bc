using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// Some rows as the kernel takes them: where they lie, and their squared lengths. Rows in memory from which nothing is
/// subtracted serve where they are; others are copied first.
/// </summary>
internal sealed unsafe class RowList : IDisposable
{
    // The kernel takes eight rows at a time: it may compute a few past the last.
    private const int Spare = 8;

    // Rows that the kernel is given at a time; in between, the caller may fetch some of the next.
    private const int Slice = 32;
    private readonly int _dimensions;
    private readonly float** _places;
    private readonly float* _norms;

    public RowList(int capacity, int dimensions)
    {
        _dimensions = dimensions;
        _places = (float**)NativeMemory.Alloc((nuint)(capacity + Spare), (nuint)sizeof(float*));
        _norms = (float*)NativeMemory.AllocZeroed((nuint)(capacity + Spare), sizeof(float));
    }

    ~RowList() => Free();

    /// <summary>Rows listed now.</summary>
    public int Count { get; private set; }

    /// <summary>Their squared lengths.</summary>
    public ReadOnlySpan<float> SquaredNorms => new(_norms, Count);

    /// <summary>Lists rows of the data.</summary>
    /// <param name="data">Where they are; lengths found out are noted there.</param>
    /// <param name="rows">Their numbers, at least one.</param>
    /// <param name="copy">Room for them where they cannot stay where they are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load(KMeansData data, ReadOnlySpan<int> rows, PointBlock? copy)
    {
        copy?.Load(data.Points, rows, data.Offsets, data.SquaredNorms);
        var first = copy is null ? data.InPlace!.Pointer : null;
        for (var i = 0; i < rows.Length; i++)
        {
            ref var norm = ref data.SquaredNorms[rows[i]];
            _places[i] = copy is null ? first + ((nint)rows[i] * _dimensions) : copy[i];
            if (float.IsNaN(norm))
            {
                norm = (float)InnerProduct.SquaredLength(new ReadOnlySpan<float>(_places[i], _dimensions));
            }

            _norms[i] = norm;
        }

        End(rows.Length);
    }

    /// <summary>Lists some of the rows of another list, which stay where that has them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(RowList other, ReadOnlySpan<int> positions)
    {
        for (var i = 0; i < positions.Length; i++)
        {
            _places[i] = other._places[positions[i]];
            _norms[i] = other._norms[positions[i]];
        }

        End(positions.Length);
    }

    /// <summary>Squared distances by products (<see cref="ProductTile"/>) of some of the rows to a panel.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <param name="panel">32 points.</param>
    /// <param name="norms">Their squared lengths.</param>
    /// <param name="tile">32 values for each row, and room for eight rows more.</param>
    /// <param name="between">Called before each few rows.</param>
    public void Compare(int first, int count, float* panel, float* norms, float* tile, Action between)
    {
        for (var start = 0; start < count; start += Slice)
        {
            between();
            var rows = Math.Min(Slice, count - start);
            PanelKernel.Run<ProductDistanceTerm>(
                SimdWidths.Best, _places + first + start, rows == 1 ? 1 : (rows + Spare - 1) / Spare * Spare, panel,
                _dimensions, tile + (start * PointPanels.Width), PointPanels.Width, _norms + first + start, norms);
        }
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void End(int count)
    {
        Count = count;
        for (var i = count; i < count + Spare; i++)
        {
            _places[i] = _places[count - 1];
        }
    }

    private void Free()
    {
        NativeMemory.Free(_places);
        NativeMemory.Free(_norms);
    }
}
