using System.Text;

namespace Akin.Native.Onnx;

/// <summary>A named float32 tensor over native memory of its own, as the engine sees it.</summary>
internal sealed unsafe class OnnxTensor : IDisposable
{
    private const int Float32 = 1;

    private readonly AlignedMemory _name;
    private readonly AlignedMemory _data;
    private readonly OnnxHandle _value;
    private readonly int _length;

    public OnnxTensor(string name, ReadOnlySpan<long> shape)
    {
        _length = 1;
        foreach (var size in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, nameof(shape));
            _length = checked(_length * (int)size);
        }

        _name = new AlignedMemory((nuint)Encoding.UTF8.GetByteCount(name) + 1);
        Encoding.UTF8.GetBytes(name, new Span<byte>(_name.Pointer, (int)_name.Bytes));
        _data = new AlignedMemory((nuint)_length * sizeof(float));
        _value = Wrap(OnnxApi.Instance, shape);
    }

    public byte* Name => (byte*)_name.Pointer;

    public nint Value => _value.Value;

    public Span<float> Data => new(_data.Pointer, _length);

    public void Dispose()
    {
        _value.Dispose();
        _data.Dispose();
        _name.Dispose();
    }

    private OnnxHandle Wrap(OnnxApi api, ReadOnlySpan<long> shape)
    {
        var memory = OnnxEnvironment.Instance.PlainMemory;
        nint value;
        fixed (long* dimensions = shape)
        {
            api.Check(api.CreateTensorWithDataAsOrtValue(
                memory.Value, _data.Pointer, _data.Bytes, dimensions, (nuint)shape.Length, Float32, &value));
        }

        return new OnnxHandle(value, api.ReleaseValue, memory);
    }
}
