namespace Akin.Native.Onnx;

/// <summary>
/// One input and one output of a session, bound to native memory once, so that a run allocates nothing:
/// write <see cref="Input"/>, call <see cref="Run"/>, read <see cref="Output"/>. One thread at a time.
/// </summary>
public sealed unsafe class OnnxBinding : IDisposable
{
    private readonly OnnxApi _api = OnnxApi.Instance;
    private readonly OnnxSession _session;
    private readonly OnnxTensor _input;
    private readonly OnnxTensor _output;

    /// <summary>Binds an input and an output of a session.</summary>
    /// <param name="session">The model; must not be disposed before the last run.</param>
    /// <param name="input">The input's name.</param>
    /// <param name="inputShape">Its shape, every dimension ≥ 1.</param>
    /// <param name="output">The output's name.</param>
    /// <param name="outputShape">The shape that the model gives for such an input, every dimension ≥ 1.</param>
    /// <param name="inputElement">The type of the input's values.</param>
    /// <param name="outputElement">The type of the output's values.</param>
    public OnnxBinding(
        OnnxSession session,
        string input,
        ReadOnlySpan<long> inputShape,
        string output,
        ReadOnlySpan<long> outputShape,
        OnnxElementType inputElement = OnnxElementType.Float32,
        OnnxElementType outputElement = OnnxElementType.Float32)
    {
        _session = session;
        _input = new OnnxTensor(input, inputShape, inputElement);
        _output = new OnnxTensor(output, outputShape, outputElement);
    }

    /// <summary>The bytes of the input's values, to be written; valid until the binding is disposed.</summary>
    public Span<byte> InputBytes => _input.Bytes;

    /// <summary>The bytes of the output's values, as the last run left them; valid until the binding is
    /// disposed.</summary>
    public ReadOnlySpan<byte> OutputBytes => _output.Bytes;

    /// <summary>The input's float32 values, to be written; valid until the binding is disposed.</summary>
    public Span<float> Input => _input.Data;

    /// <summary>The output's float32 values, as the last run left them; valid until the binding is disposed.</summary>
    public ReadOnlySpan<float> Output => _output.Data;

    /// <summary>Computes the output from the input, on the calling thread when the session has one thread.</summary>
    /// <exception cref="OnnxException">A name or shape is not the model's, or an operator failed.</exception>
    public void Run()
    {
        byte* inputName = _input.Name, outputName = _output.Name;
        nint input = _input.Value, output = _output.Value;
        var held = false;
        _session.Handle.DangerousAddRef(ref held);
        try
        {
            _api.Check(_api.Run(
                _session.Handle.Value, 0, &inputName, &input, 1, &outputName, 1, &output));
        }
        finally
        {
            _session.Handle.DangerousRelease();

            // The engine was using the tensors, of which it is not known here that anybody else still holds them.
            GC.KeepAlive(this);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Dispose();
        _output.Dispose();
    }
}
