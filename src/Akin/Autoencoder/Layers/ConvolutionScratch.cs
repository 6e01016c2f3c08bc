using Akin.Numerics;

namespace Akin.Autoencoder.Layers;

/// <summary>Rows that one thread needs while it computes a convolution. Nothing in it outlives a call.</summary>
internal sealed unsafe class ConvolutionScratch
{
    private const int Rows = 4;

    private readonly PinnedFloats _ring;
    private readonly int _ringRow;

    /// <summary>Makes room for any of the blocks.</summary>
    public ConvolutionScratch(IReadOnlyCollection<ConvolutionBlock> blocks)
    {
        Windows = new(blocks.Max(block => block.WindowRoom));
        SumRow = blocks.Max(block => block.SumRoom);
        Sums = new(2L * SumRow, PointPanels.Width);
        _ringRow = blocks.Max(block => block.ErrorRoom);
        _ring = new((long)Rows * _ringRow, Slack);
        Row = new(_ringRow, Slack);
    }

    /// <summary>
    /// Floats that kernels may read behind a row: a group of four places of which three are beyond it, and a stretch.
    /// </summary>
    public const int Slack = (3 * NetworkDesign.MostFilters) + (2 * PointPanels.Width);

    /// <summary>Three rows laid side by side.</summary>
    public PinnedFloats Windows { get; }

    /// <summary>Two rows of sums.</summary>
    public PinnedFloats Sums { get; }

    /// <summary>Floats from the first row of sums to the second.</summary>
    public int SumRow { get; }

    /// <summary>One row of values or errors.</summary>
    public PinnedFloats Row { get; }

    /// <summary>The place of a row of errors; the last four are kept.</summary>
    public float* Ring(int row) => _ring.Pointer + ((row % Rows) * (nint)_ringRow);
}
