namespace Akin.Imaging.Resampling;

/// <summary>
/// The weights of an antialiased filter along one axis: for each output position the input positions it is made of.
/// Weights are integers in units of 2⁻²², so sums come out the same on every machine.
/// </summary>
internal sealed class ResampleAxis
{
    /// <summary>Weights count in units of 2 to the minus this.</summary>
    public const int Precision = 22;

    private int[] _starts = [];
    private int[] _counts = [];
    private int[] _weights = [];
    private int[] _spread = [];
    private double[] _exact = [];
    private (AxisPlan Plan, Interpolation Interpolation) _prepared;

    /// <summary>Input length.</summary>
    public int Input { get; private set; }

    /// <summary>Output positions that are made.</summary>
    public int Output { get; private set; }

    /// <summary>The place among the input positions of the first output position, when nothing is resized.</summary>
    public int First => _prepared.Plan.First;

    /// <summary>Whether nothing is resized: each output position is an input position.</summary>
    public bool IsIdentity => Input == _prepared.Plan.Length;

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
    /// Sets the lengths. The filter is as wide as the shrink factor, and never narrower than it is.
    /// </summary>
    public void Prepare(int input, AxisPlan plan, Interpolation interpolation)
    {
        if (Input == input && _prepared == (plan, interpolation))
        {
            return;
        }

        Input = input;
        Output = plan.Count;
        _prepared = (plan, interpolation);
        var scale = (double)input / plan.Length;
        var nearest = interpolation == Interpolation.Nearest;
        var support = nearest ? 0 : ResampleFilter.Support(interpolation) * Math.Max(scale, 1);
        Stride = ((int)Math.Ceiling(support) * 2) + 1;
        Grow(ref _starts, Output);
        Grow(ref _counts, Output);
        Grow(ref _weights, Output * Stride);
        Grow(ref _exact, Stride);
        Grow(ref _spread, Output * SpreadStride);
        Array.Clear(_spread, 0, Output * SpreadStride);
        for (var position = 0; position < Output; position++)
        {
            var centre = (plan.First + position + 0.5) * scale;
            var start = Math.Max(0, (int)(nearest ? centre : centre - support + 0.5));
            var end = Math.Min(input, nearest ? start + 1 : (int)(centre + support + 0.5));
            _starts[position] = start;
            _counts[position] = end - start;
            var weights = _weights.AsSpan(position * Stride, end - start);
            if (nearest)
            {
                weights[0] = 1 << Precision;
            }
            else
            {
                Weigh(weights, interpolation, start - centre + 0.5, 1 / Math.Max(scale, 1));
            }

            for (var i = 0; i < weights.Length; i++)
            {
                _spread.AsSpan((position * SpreadStride) + (4 * i), 4).Fill(weights[i]);
            }
        }
    }

    private void Weigh(Span<int> weights, Interpolation interpolation, double first, double step)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            _exact[i] = ResampleFilter.At(interpolation, (first + i) * step);
            sum += _exact[i];
        }

        for (var i = 0; i < weights.Length; i++)
        {
            var weight = _exact[i] / sum * (1 << Precision);
            weights[i] = (int)(weight + (weight < 0 ? -0.5 : 0.5));
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
