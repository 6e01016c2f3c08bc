using Akin.Numerics;

namespace Akin.Autoencoder.Layers;

/// <summary>
/// A dense code between the last map of the encoder and the first of the decoder: map → code → map, for all pictures of
/// a batch at once. Values of a map are taken channel by channel, as the ONNX operator Flatten does.
/// </summary>
internal sealed class DenseCode
{
    private readonly MapShape _map;
    private readonly int _places;
    private readonly DenseBlock _toCode;
    private readonly DenseBlock _fromCode;
    private Rows? _rows;

    public DenseCode(MapShape map, int codeSize, SimdWidth width)
    {
        (_map, _places) = (map, map.Height * map.Width);
        _toCode = new(map.Size, codeSize, Activation.Linear, width);
        _fromCode = new(codeSize, map.Size, Activation.Relu, width);
    }

    /// <summary>Weights and biases of both layers.</summary>
    public int Parameters => _toCode.Parameters + _fromCode.Parameters;

    /// <summary>Takes the parameters from an offset on.</summary>
    public void Pack(float[] parameters, int offset, int threads)
    {
        _toCode.Pack(parameters, offset, threads);
        _fromCode.Pack(parameters, offset + _toCode.Parameters, threads);
    }

    /// <summary>Computes what the decoder reads from what the encoder gave.</summary>
    public void Forward(ReadOnlySpan<PictureState> states, int threads)
    {
        var rows = RowsFor(states.Length);
        for (var n = 0; n < states.Length; n++)
        {
            Flatten(states[n].Encoder.Last.Span, rows.Map.Span[(n * _toCode.InputRow)..]);
        }

        _toCode.Forward(rows.Map, states.Length, rows.Code, threads);
        _fromCode.Forward(rows.Code, states.Length, rows.Back, threads);
        for (var n = 0; n < states.Length; n++)
        {
            Unflatten(rows.Back.Span[(n * _fromCode.OutputRow)..], states[n].Decoder.First.Span);
        }
    }

    /// <summary>Goes back; adds to the gradient of this part.</summary>
    public void Backward(ReadOnlySpan<PictureState> states, Span<float> gradient, int threads)
    {
        var rows = RowsFor(states.Length);
        for (var n = 0; n < states.Length; n++)
        {
            Flatten(states[n].Decoder.FirstErrors!.Span, rows.BackErrors.Span[(n * _fromCode.OutputRow)..]);
        }

        _fromCode.Backward(
            rows.Code, rows.Back, rows.BackErrors, states.Length, rows.CodeErrors, gradient[_toCode.Parameters..],
            threads);
        _toCode.Backward(
            rows.Map, rows.Code, rows.CodeErrors, states.Length, rows.MapErrors, gradient[.._toCode.Parameters],
            threads);
        for (var n = 0; n < states.Length; n++)
        {
            Unflatten(rows.MapErrors.Span[(n * _toCode.InputRow)..], states[n].Encoder.LastErrors.Span);
        }
    }

    private Rows RowsFor(int count) =>
        _rows is { } rows && rows.Count >= count ? rows : _rows = new(count, _toCode.InputRow, _toCode.OutputRow);

    /// <summary>A map, place by place, as a vector, channel by channel.</summary>
    private void Flatten(ReadOnlySpan<float> map, Span<float> row) =>
        Transpose(map, _places, _map.Channels, StoredChannels.Of(_map.Channels), row, _places);

    private void Unflatten(ReadOnlySpan<float> row, Span<float> map) =>
        Transpose(row, _map.Channels, _places, _places, map, StoredChannels.Of(_map.Channels));

    /// <summary>target[column, row] = source[row, column]; from a row to the next are so many floats.</summary>
    private static void Transpose(
        ReadOnlySpan<float> source, int rows, int columns, int sourceRow, Span<float> target, int targetRow)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                target[(column * targetRow) + row] = source[(row * sourceRow) + column];
            }
        }
    }

    /// <summary>A batch's vectors and their errors.</summary>
    private sealed class Rows(int count, int map, int code)
    {
        public int Count => count;

        public PinnedFloats Map { get; } = new((long)count * map);

        public PinnedFloats Code { get; } = new((long)count * code);

        public PinnedFloats Back { get; } = new((long)count * map);

        public PinnedFloats MapErrors { get; } = new((long)count * map);

        public PinnedFloats CodeErrors { get; } = new((long)count * code);

        public PinnedFloats BackErrors { get; } = new((long)count * map);
    }
}
