using Akin.Numerics;

namespace Akin.Autoencoder.Layers;

/// <summary>
/// Filters packed for the panel kernel. A panel is 32 sums wide: 32 filters at one place, or fewer filters at several
/// neighbouring places at once, each with its weights where its own window lies in the common one and zeros elsewhere.
/// </summary>
internal sealed unsafe class FilterPanels
{
    private const int PanelWidth = PointPanels.Width;

    private readonly int _side;
    private readonly int _step;
    private readonly int _inputs;
    private readonly int _outputs;
    private readonly int _group;
    private readonly int _depth;
    private readonly int _panels;
    private readonly PinnedFloats _values;

    /// <summary>Makes room for filters.</summary>
    /// <param name="side">Rows and columns of a filter: 1 or 3.</param>
    /// <param name="step">Columns from a window to the next.</param>
    /// <param name="inputs">Stored channels that a filter reads.</param>
    /// <param name="outputs">Stored channels that come out: 8, 16 or a multiple of 32.</param>
    public FilterPanels(int side, int step, int inputs, int outputs)
    {
        (_side, _step, _inputs, _outputs) = (side, step, inputs, outputs);
        _group = Math.Max(1, PanelWidth / outputs);
        _depth = ((step * (_group - 1)) + side) * side * inputs;
        _panels = Math.Max(1, outputs / PanelWidth);
        _values = new((long)_panels * _depth * PanelWidth);
    }

    /// <summary>Floats of a row of sums: <see cref="Run"/> fills whole groups of places.</summary>
    public int RowRoom(int columns) => ChunkedWork.Chunks(columns, _group) * _group * _outputs;

    /// <summary>Sets one weight at every place of the group.</summary>
    public void Set(int output, int row, int column, int input, float weight)
    {
        for (var place = 0; place < _group; place++)
        {
            var depth = (((((_step * place) + column) * _side) + row) * _inputs) + input;
            var lane = (place * _outputs) + output;
            var panel = lane / PanelWidth;
            _values.Span[(((panel * _depth) + depth) * PanelWidth) + (lane % PanelWidth)] = weight;
        }
    }

    /// <summary>Computes the sums of a row of windows.</summary>
    /// <param name="width">Register width to run at.</param>
    /// <param name="windows">The windows, side × channels floats from a column to the next.</param>
    /// <param name="columns">Windows in the row.</param>
    /// <param name="sums">Gets them: outputs for each place; <see cref="RowRoom"/> floats.</param>
    public void Run(SimdWidth width, float* windows, int columns, float* sums)
    {
        nint stride = _group * _step * _side * _inputs;
        var rows = ChunkedWork.Chunks(columns, _group);
        for (var panel = 0; panel < _panels; panel++)
        {
            PanelKernel.Run<ProductTerm>(
                width, windows, stride, rows, _values.Pointer + ((nint)panel * _depth * PanelWidth), _depth,
                sums + (panel * PanelWidth), _group * _outputs);
        }
    }
}
