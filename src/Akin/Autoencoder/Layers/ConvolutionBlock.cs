using Akin.Numerics;

namespace Akin.Autoencoder.Layers;

/// <summary>
/// A convolution with what stands before and after it, forward and backward, for one picture at a time and row by row:
/// what lies between the filters and the pooling is never a whole map. Maps lie place by place, channels together, in
/// <see cref="StoredChannels"/>.
/// </summary>
internal sealed unsafe class ConvolutionBlock
{
    private readonly FilterPanels _filters;
    private readonly FilterPanels? _turnedFilters;
    private readonly PinnedFloats _bias;
    private readonly SimdWidth _width;

    /// <summary>Makes a block without weights.</summary>
    /// <param name="shape">What it computes.</param>
    /// <param name="first">
    /// Whether it reads the picture: that has just its own channels, and nobody asks for its errors.
    /// </param>
    /// <param name="width">Register width to run at.</param>
    public ConvolutionBlock(ConvolutionShape shape, bool first, SimdWidth width)
    {
        Shape = shape;
        IsFirst = first;
        _width = width;
        InputChannels = first ? shape.Input.Channels : StoredChannels.Of(shape.Input.Channels);
        OutputChannels = StoredChannels.Of(shape.Filters);
        _filters = new(shape.Side, shape.Step, InputChannels, OutputChannels);
        _turnedFilters = first ? null : new(shape.Side, 1, OutputChannels, InputChannels);
        _bias = new(OutputChannels);
        WindowLength = Places * InputChannels;
        GradientRow = GradientRowOf(WindowLength);
    }

    public ConvolutionShape Shape { get; }

    public bool IsFirst { get; }

    /// <summary>Stored channels of the input.</summary>
    public int InputChannels { get; }

    /// <summary>Stored channels of the output.</summary>
    public int OutputChannels { get; }

    /// <summary>Floats of the gradient of one picture: a row for each stored output, then the biases.</summary>
    public int GradientLength => OutputChannels * (GradientRow + 1);

    /// <summary>Floats that <see cref="ConvolutionScratch"/> needs.</summary>
    public long WindowRoom => Math.Max(
        WindowRows.Room(Shape.Read.Width, InputChannels), WindowRows.Room(Shape.Read.Width, OutputChannels));

    public int SumRoom => Math.Max(
        _filters.RowRoom(Shape.Sums.Width), _turnedFilters?.RowRoom(Shape.Read.Width) ?? 0);

    public int ErrorRoom => Shape.Read.Width * OutputChannels;

    private int WindowLength { get; }

    private int GradientRow { get; }

    private int Places => Shape.Side * Shape.Side;

    /// <summary><see cref="GradientLength"/> of a block of a shape that does not read the picture.</summary>
    public static long GradientLengthOf(ConvolutionShape shape) => (long)StoredChannels.Of(shape.Filters)
        * (GradientRowOf(shape.Side * shape.Side * StoredChannels.Of(shape.Input.Channels)) + 1);

    /// <summary>Takes weights (filter, channel, row, column) and biases.</summary>
    public void Pack(ReadOnlySpan<float> parameters)
    {
        var side = Shape.Side;
        var next = 0;
        for (var filter = 0; filter < Shape.Filters; filter++)
        {
            for (var channel = 0; channel < Shape.Input.Channels; channel++)
            {
                for (var place = 0; place < Places; place++)
                {
                    var weight = parameters[next++];
                    var (row, column) = (place / side, place % side);
                    _filters.Set(filter, row, column, channel, weight);
                    _turnedFilters?.Set(channel, side - 1 - row, side - 1 - column, filter, weight);
                }
            }
        }

        parameters.Slice(next, Shape.Filters).CopyTo(_bias.Span);
    }

    /// <summary>Computes the output of one picture.</summary>
    /// <param name="input">Its input.</param>
    /// <param name="output">Gets its output.</param>
    /// <param name="choices">Gets the places that pooling chose; null where nothing pools.</param>
    /// <param name="scratch">This thread's.</param>
    public void Forward(float* input, float* output, byte* choices, ConvolutionScratch scratch)
    {
        var (sums, relu) = (Shape.Sums, Shape.Activation == Activation.Relu);
        var outputRow = (nint)Shape.Output.Width * OutputChannels;
        for (var y = 0; y < sums.Height; y++)
        {
            var row = scratch.Sums.Pointer + (y % 2 * scratch.SumRow);
            _filters.Run(_width, Windows(input, y, scratch), sums.Width, row);
            if (Shape.Pools)
            {
                if (y % 2 == 1)
                {
                    var place = y / 2 * outputRow;
                    PoolRows.Forward(
                        scratch.Sums.Pointer, row, Shape.Output.Width, OutputChannels, _bias.Pointer, relu,
                        output + place, choices + place);
                }
            }
            else if (Shape.EnlargesLast)
            {
                var target = output + (2 * y * outputRow);
                ActivationRows.Forward(
                    row, _bias.Pointer, sums.Width, OutputChannels, Shape.Activation, scratch.Row.Pointer);
                EnlargedRows.Spread(scratch.Row.Pointer, sums.Width, OutputChannels, target);
                new ReadOnlySpan<float>(target, (int)outputRow).CopyTo(new(target + outputRow, (int)outputRow));
            }
            else
            {
                ActivationRows.Forward(
                    row, _bias.Pointer, sums.Width, OutputChannels, Shape.Activation, output + (y * outputRow));
            }
        }
    }

    /// <summary>Adds the gradient of one picture, and gives the errors of its input.</summary>
    /// <param name="input">As <see cref="Forward"/> read it.</param>
    /// <param name="output">As <see cref="Forward"/> gave it.</param>
    /// <param name="choices">As <see cref="Forward"/> gave them.</param>
    /// <param name="errors">The derivative of the loss by each output.</param>
    /// <param name="inputErrors">Gets the derivative by each input; null for the first block.</param>
    /// <param name="gradient"><see cref="GradientLength"/> floats.</param>
    /// <param name="scratch">This thread's.</param>
    public void Backward(
        float* input, float* output, byte* choices, float* errors, float* inputErrors, float* gradient,
        ConvolutionScratch scratch)
    {
        var sums = Shape.Sums;
        var biases = gradient + (OutputChannels * (nint)GradientRow);
        for (var y = 0; y < sums.Height; y++)
        {
            var row = ErrorRow(y, output, choices, errors, scratch);
            ActivationRows.AddPlaces(row, sums.Width, OutputChannels, biases);
            WindowGradientKernel.Add(
                _width, Windows(input, y, scratch), Shape.Step * Shape.Side * InputChannels, GradientRow, row,
                OutputChannels, sums.Width, gradient);
            if (_turnedFilters is not null)
            {
                ErrorsOfInput(y, row, inputErrors, scratch);
            }
        }

        if (_turnedFilters is not null && Shape.Side > 1)
        {
            InputRow(Shape.Read.Height - 1, inputErrors, scratch);
        }
    }

    /// <summary>Adds what <see cref="Backward"/> gathered to a gradient in the order of the parameters.</summary>
    public void Unpack(ReadOnlySpan<float> gathered, Span<float> gradient)
    {
        var (side, next) = (Shape.Side, 0);
        for (var filter = 0; filter < Shape.Filters; filter++)
        {
            var row = gathered.Slice(filter * GradientRow, WindowLength);
            for (var channel = 0; channel < Shape.Input.Channels; channel++)
            {
                for (var place = 0; place < Places; place++)
                {
                    gradient[next++] += row[(((place % side * side) + (place / side)) * InputChannels) + channel];
                }
            }
        }

        for (var filter = 0; filter < Shape.Filters; filter++)
        {
            gradient[next++] += gathered[(OutputChannels * GradientRow) + filter];
        }
    }

    private static int GradientRowOf(int window) =>
        ChunkedWork.Chunks(window, WindowGradientKernel.Stretch) * WindowGradientKernel.Stretch;

    /// <summary>What the filters of a row of sums see.</summary>
    private float* Windows(float* input, int y, ConvolutionScratch scratch)
    {
        var width = (nint)Shape.Input.Width * InputChannels;
        if (Shape.Side == 1)
        {
            return input + (y * width);
        }

        var middle = y * Shape.Step;
        WindowRows.Gather(
            new(Row(middle - 1), Row(middle), Row(middle + 1)), Shape.Read.Width, InputChannels, Shape.Repeat,
            scratch.Windows.Pointer);
        return scratch.Windows.Pointer;

        float* Row(int row) => (uint)row < (uint)Shape.Read.Height ? input + (row / Shape.Repeat * width) : null;
    }

    /// <summary>The errors of a row of sums.</summary>
    private float* ErrorRow(int y, float* output, byte* choices, float* errors, ConvolutionScratch scratch)
    {
        var row = Shape.Step == 1 ? scratch.Ring(y) : scratch.Row.Pointer;
        var outputRow = (nint)Shape.Output.Width * OutputChannels;
        if (Shape.Pools)
        {
            if (y % 2 == 0)
            {
                var place = y / 2 * outputRow;
                PoolRows.Backward(
                    errors + place, output + place, choices + place, Shape.Output.Width, OutputChannels,
                    Shape.Activation == Activation.Relu, row, scratch.Ring(y + 1));
            }
        }
        else if (Shape.EnlargesLast)
        {
            // Both rows of outputs are alike, and so are neighbours: the sum of their errors times one derivative.
            var error = errors + (2 * y * outputRow);
            var value = output + (2 * y * outputRow);
            var spread = scratch.Sums.Pointer;
            var width = Shape.Sums.Width;
            ActivationRows.Backward(error, value, (int)outputRow, Shape.Activation, spread);
            EnlargedRows.Fold(spread, width, OutputChannels, adds: false, row);
            ActivationRows.Backward(error + outputRow, value, (int)outputRow, Shape.Activation, spread);
            EnlargedRows.Fold(spread, width, OutputChannels, adds: true, row);
        }
        else
        {
            var place = y * outputRow;
            ActivationRows.Backward(errors + place, output + place, (int)outputRow, Shape.Activation, row);
        }

        return row;
    }

    /// <summary>The errors of the input rows that are known with one more row of errors of the sums.</summary>
    private void ErrorsOfInput(int y, float* row, float* inputErrors, ConvolutionScratch scratch)
    {
        if (Shape.Side == 1)
        {
            var length = Shape.Input.Width * InputChannels;
            _turnedFilters!.Run(_width, row, Shape.Input.Width, scratch.Sums.Pointer);
            new ReadOnlySpan<float>(scratch.Sums.Pointer, length).CopyTo(new(inputErrors + (y * (nint)length), length));
            return;
        }

        var first = y * Shape.Step;
        if (Shape.Step > 1)
        {
            EnlargedRows.Dilate(row, Shape.Sums.Width, OutputChannels, scratch.Ring(first));
        }

        for (var known = first; known < first + Shape.Step; known++)
        {
            if (known > 0)
            {
                InputRow(known - 1, inputErrors, scratch);
            }
        }
    }

    private void InputRow(int r, float* inputErrors, ConvolutionScratch scratch)
    {
        WindowRows.Gather(
            new(Row(r - 1), Row(r), Row(r + 1)), Shape.Read.Width, OutputChannels, 1, scratch.Windows.Pointer);
        var sums = scratch.Sums.Pointer;
        _turnedFilters!.Run(_width, scratch.Windows.Pointer, Shape.Read.Width, sums);
        var target = inputErrors + (r / Shape.Repeat * (nint)Shape.Input.Width * InputChannels);
        if (Shape.Repeat == 1)
        {
            var length = Shape.Input.Width * InputChannels;
            new ReadOnlySpan<float>(sums, length).CopyTo(new(target, length));
        }
        else
        {
            EnlargedRows.Fold(sums, Shape.Input.Width, InputChannels, adds: r % 2 == 1, target);
        }

        // Where the filters step over places, only every second row and column has errors.
        float* Row(int row) =>
            row >= 0 && row < Shape.Read.Height && row % Shape.Step == 0 ? scratch.Ring(row) : null;
    }
}
