namespace Akin.Imaging.Resampling;

/// <summary>
/// The weights of the antialiased triangle filter along one axis: for each output position the input positions it is
/// made of. Weights are integers in units of 2⁻²², so sums come out the same on every machine.
/// </summary>
internal sealed class TriangleAxis
{
    /// <summary>Weights count in units of 2 to the minus this.</summary>
    public const int Precision = 22;

    private int[] _starts = [];
    private int[] _counts = [];
    private int[] _weights = [];
    private int[] _spread = [];
    private double[] _exact = [];

    /// <summary>Input length.</summary>
    public int Input { get; private set; }

    /// <summary>Output length.</summary>
    public int Output { get; private set; }

    /// <summary>The most weights that one output position can have; the distance between their rows.</summary>
    public int Stride { get; private set; }

    /// <summary>First input position of each output position.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Output);

    /// <summary>Number of input positions of each output position.</summary>
    public ReadOnlySpan<int> Counts => _counts.AsSpan(0, Output);

    /// <summary>
    /// Each weight four times, once for each byte of a widened pixel; <see cref="SpreadStride"/> apart, zeros behind
    /// the last.
    /// </summary>
    public ReadOnlySpan<int> Spread => _spread.AsSpan(0, Output * SpreadStride);

    /// <summary>The distance between positions in <see cref="Spread"/>: room for a multiple of four pixels.</summary>
    public int SpreadStride => (Stride + 3) / 4 * 16;

    /// <summary>The weights of one output position.</summary>
    public ReadOnlySpan<int> WeightsOf(int position) => _weights.AsSpan(position * Stride, _counts[position]);

    /// <summary>
    /// Sets the lengths. The filter is as wide as the shrink factor, and never narrower than a pixel.
    /// </summary>
    public void Prepare(int input, int output)
    {
        if (Input == input && Output == output)
        {
            return;
        }

        Input = input;
        Output = output;
        var scale = (double)input / output;
        var support = Math.Max(scale, 1);
        Stride = ((int)Math.Ceiling(support) * 2) + 1;
        Grow(ref _starts, output);
        Grow(ref _counts, output);
        Grow(ref _weights, output * Stride);
        Grow(ref _exact, Stride);
        Grow(ref _spread, output * SpreadStride);
        Array.Clear(_spread, 0, output * SpreadStride);
        for (var position = 0; position < output; position++)
        {
            var centre = (position + 0.5) * scale;
            var start = Math.Max(0, (int)(centre - support + 0.5));
            var end = Math.Min(input, (int)(centre + support + 0.5));
            _starts[position] = start;
            _counts[position] = end - start;
            Weigh(_weights.AsSpan(position * Stride, end - start), start - centre + 0.5, 1 / support);
            for (var i = 0; i < end - start; i++)
            {
                _spread.AsSpan((position * SpreadStride) + (4 * i), 4).Fill(_weights[(position * Stride) + i]);
            }
        }
    }

    private void Weigh(Span<int> weights, double first, double step)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            _exact[i] = Math.Max(0, 1 - Math.Abs((first + i) * step));
            sum += _exact[i];
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (int)((_exact[i] / sum * (1 << Precision)) + 0.5);
        }
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[length];
        }
    }
}
