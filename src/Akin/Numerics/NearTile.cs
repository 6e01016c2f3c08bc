using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>
/// Room for one tile of squared distances, and what was found in it. One thread's own; native memory.
/// </summary>
internal sealed unsafe class NearTile : IDisposable
{
    /// <summary>The most rows of a comparison.</summary>
    public const int MostRows = 256;

    private readonly float* _tile;
    private readonly NearRow* _found;
    private readonly float* _nothing;
    private readonly SimdWidth _width = SimdWidths.Best;

    public NearTile()
    {
        _tile = (float*)NativeMemory.AlignedAlloc(MostRows * PointPanels.Width * sizeof(float), 64);
        _found = (NearRow*)NativeMemory.AlignedAlloc((nuint)(MostRows * sizeof(NearRow)), 64);
        _nothing = (float*)NativeMemory.AlignedAlloc(MostRows * sizeof(float), 64);
        new Span<float>(_nothing, MostRows).Fill(-1);
    }

    /// <summary>What was found in a row.</summary>
    /// <param name="i">0 … number found − 1.</param>
    public NearRow this[int i] => _found[i];

    /// <summary>The 32 squared distances of a row of the tile.</summary>
    public ReadOnlySpan<float> this[NearRow near] => new(_tile + (near.Row * PointPanels.Width), PointPanels.Width);

    /// <summary>Computes the distances of rows to the points of a panel and finds those within a limit.</summary>
    /// <param name="x">First row, without gaps to the next.</param>
    /// <param name="rows">Number of rows, at most <see cref="MostRows"/>.</param>
    /// <param name="packed">Packed points.</param>
    /// <param name="panel">Which panel of them.</param>
    /// <param name="rowLimits">A limit for each row; null lets nothing pass.</param>
    /// <param name="pointLimits">32 limits, one for each point of the panel; null lets nothing pass.</param>
    /// <returns>How many rows were found.</returns>
    public int Compare(float* x, int rows, PointPanels packed, int panel, float* rowLimits, float* pointLimits) =>
        Compare(x, rows, packed[panel], packed.Dimensions, rowLimits, pointLimits);

    /// <summary>As the other, of a panel given by its first value and its dimensions.</summary>
    public int Compare(float* x, int rows, float* panel, int dimensions, float* rowLimits, float* pointLimits)
    {
        PanelKernel.Run<SquaredDifferenceTerm>(
            _width, x, dimensions, rows, panel, dimensions, _tile, PointPanels.Width);
        return NearKernel.Run(
            _width, _tile, rows, rowLimits == null ? _nothing : rowLimits,
            pointLimits == null ? _nothing : pointLimits, _found);
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(_tile);
        NativeMemory.AlignedFree(_found);
        NativeMemory.AlignedFree(_nothing);
    }
}
