using Akin.Numerics;

namespace Akin.Autoencoder.Layers;

/// <summary>
/// A layer where each output sees each input, computed for all pictures of a batch at once. Vectors are stored in rows
/// of whole panels; what is beyond the real values is zero.
/// </summary>
internal sealed unsafe class DenseBlock
{
    private const int PanelWidth = PointPanels.Width;

    private readonly PinnedFloats _forward;
    private readonly PinnedFloats _backward;
    private readonly PinnedFloats _gradient;
    private readonly float[] _bias;
    private readonly SimdWidth _width;

    /// <summary>Makes a layer without weights.</summary>
    public DenseBlock(int inputs, int outputs, Activation activation, SimdWidth width)
    {
        (Inputs, Outputs, Activation, _width) = (inputs, outputs, activation, width);
        _forward = new((long)Inputs * OutputRow);
        _backward = new((long)Outputs * InputRow);
        _gradient = new((long)Outputs * InputRow);
        _bias = new float[OutputRow];
    }

    public int Inputs { get; }

    public int Outputs { get; }

    public Activation Activation { get; }

    /// <summary>Floats of a stored input.</summary>
    public int InputRow => Whole(Inputs);

    /// <summary>Floats of a stored output.</summary>
    public int OutputRow => Whole(Outputs);

    /// <summary>Weights and biases.</summary>
    public int Parameters => checked(Outputs * (Inputs + 1));

    /// <summary>Takes weights (output, input) and biases.</summary>
    public void Pack(float[] parameters, int offset, int threads)
    {
        parameters.AsSpan(offset + (Outputs * Inputs), Outputs).CopyTo(_bias);
        ChunkedWork.For(OutputRow / PanelWidth, 1, threads, (panel, _, _) =>
        {
            var target = _forward.Span.Slice(panel * PanelWidth * Inputs, PanelWidth * Inputs);
            for (var lane = 0; lane < Math.Min(PanelWidth, Outputs - (panel * PanelWidth)); lane++)
            {
                var row = parameters.AsSpan(offset + (((panel * PanelWidth) + lane) * Inputs), Inputs);
                for (var i = 0; i < row.Length; i++)
                {
                    target[(i * PanelWidth) + lane] = row[i];
                }
            }
        });
        ChunkedWork.For(InputRow / PanelWidth, 1, threads, (panel, _, _) =>
        {
            var length = Math.Min(PanelWidth, Inputs - (panel * PanelWidth));
            for (var output = 0; output < Outputs; output++)
            {
                parameters.AsSpan(offset + (output * Inputs) + (panel * PanelWidth), length)
                    .CopyTo(_backward.Span[(((panel * Outputs) + output) * PanelWidth)..]);
            }
        });
    }

    /// <summary>Computes the outputs of a batch.</summary>
    /// <param name="input">count rows of <see cref="InputRow"/>.</param>
    /// <param name="count">Pictures.</param>
    /// <param name="output">Gets count rows of <see cref="OutputRow"/>.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    public void Forward(PinnedFloats input, int count, PinnedFloats output, int threads)
    {
        Products(input, InputRow, Inputs, _forward, OutputRow, count, output, threads);
        for (var n = 0; n < count; n++)
        {
            var row = output.Span.Slice(n * OutputRow, Outputs);
            for (var i = 0; i < row.Length; i++)
            {
                var sum = row[i] + _bias[i];
                row[i] = Activation == Activation.Relu ? Math.Max(sum, 0) : sum;
            }
        }
    }

    /// <summary>Adds the gradient of a batch, and gives the errors of its inputs.</summary>
    /// <param name="input">As <see cref="Forward"/> read it.</param>
    /// <param name="output">As <see cref="Forward"/> gave it.</param>
    /// <param name="errors">The derivative of the loss by each output; becomes that by each sum.</param>
    /// <param name="count">Pictures.</param>
    /// <param name="inputErrors">Gets the derivative by each input.</param>
    /// <param name="gradient">In the order of the parameters.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    public void Backward(
        PinnedFloats input, PinnedFloats output, PinnedFloats errors, int count, PinnedFloats inputErrors,
        Span<float> gradient, int threads)
    {
        if (Activation == Activation.Relu)
        {
            for (var i = 0; i < count * OutputRow; i++)
            {
                errors.Span[i] = output.Span[i] > 0 ? errors.Span[i] : 0;
            }
        }

        Products(errors, OutputRow, Outputs, _backward, InputRow, count, inputErrors, threads);

        // Rows are outputs, along the pictures; a panel is 32 inputs of each picture.
        var turned = new PinnedFloats((long)Outputs * count);
        for (var o = 0; o < Outputs; o++)
        {
            for (var n = 0; n < count; n++)
            {
                turned.Span[(o * count) + n] = errors.Span[(n * OutputRow) + o];
            }
        }

        ChunkedWork.For(InputRow / PanelWidth, 1, threads, (panel, _, _) =>
        {
            var values = new PinnedFloats(count * PanelWidth);
            for (var n = 0; n < count; n++)
            {
                input.Span.Slice((n * InputRow) + (panel * PanelWidth), PanelWidth)
                    .CopyTo(values.Span[(n * PanelWidth)..]);
            }

            PanelKernel.Run<ProductTerm>(
                _width, turned.Pointer, count, Outputs, values.Pointer, count,
                _gradient.Pointer + (panel * PanelWidth), InputRow);

            // Nothing refers to them while the kernel reads.
            GC.KeepAlive(values);
        });
        for (var o = 0; o < Outputs; o++)
        {
            AddTo(_gradient.Span.Slice(o * InputRow, Inputs), gradient.Slice(o * Inputs, Inputs));
            ref var bias = ref gradient[(Outputs * Inputs) + o];
            foreach (var error in turned.Span.Slice(o * count, count))
            {
                bias += error;
            }
        }
    }

    private void Products(
        PinnedFloats rows, int stride, int depth, PinnedFloats panels, int resultRow, int count, PinnedFloats result,
        int threads) =>
        ChunkedWork.For(resultRow / PanelWidth, 1, threads, (panel, _, _) => PanelKernel.Run<ProductTerm>(
            _width, rows.Pointer, stride, count, panels.Pointer + ((nint)panel * depth * PanelWidth), depth,
            result.Pointer + (panel * PanelWidth), resultRow));

    private static void AddTo(ReadOnlySpan<float> more, Span<float> sums)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += more[i];
        }
    }

    private static int Whole(int values) => ChunkedWork.Chunks(values, PanelWidth) * PanelWidth;
}
