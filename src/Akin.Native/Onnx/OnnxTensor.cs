using System.Runtime.InteropServices;
using System.Text;

namespace Akin.Native.Onnx;

/// <summary>A named tensor over native memory of its own, zeros at first, as the engine sees it.</summary>
internal sealed unsafe class OnnxTensor : IDisposable
{
    private readonly AlignedMemory _name;
    private readonly AlignedMemory _data;
    private readonly OnnxHandle _value;
    private readonly int _bytes;

    public OnnxTensor(string name, ReadOnlySpan<long> shape, OnnxElementType element = OnnxElementType.Float32)
    {
        _bytes = SizeOf(element);
        foreach (var size in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, nameof(shape));
            _bytes = checked(_bytes * (int)size);
        }

        _name = new AlignedMemory((nuint)Encoding.UTF8.GetByteCount(name) + 1);
        Encoding.UTF8.GetBytes(name, new Span<byte>(_name.Pointer, (int)_name.Bytes));
        _data = new AlignedMemory((nuint)_bytes);
        _value = Wrap(OnnxApi.Instance, shape, element);
    }

    public byte* Name => (byte*)_name.Pointer;

    public nint Value => _value.Value;

    public Span<byte> Bytes => new(_data.Pointer, _bytes);

    public Span<float> Data => MemoryMarshal.Cast<byte, float>(Bytes);

    public void Dispose()
    {
        _value.Dispose();
        _data.Dispose();
        _name.Dispose();
    }

    private static int SizeOf(OnnxElementType element) => element switch
    {
        OnnxElementType.UInt8 or OnnxElementType.Int8 => 1,
        OnnxElementType.Float16 or OnnxElementType.BFloat16 => 2,
        OnnxElementType.Float32 or OnnxElementType.Int32 => 4,
        OnnxElementType.Double or OnnxElementType.Int64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, "Tensors of numbers can be bound."),
    };

    private OnnxHandle Wrap(OnnxApi api, ReadOnlySpan<long> shape, OnnxElementType element)
    {
        var memory = OnnxEnvironment.Instance.PlainMemory;
        nint value;
        fixed (long* dimensions = shape)
        {
            api.Check(api.CreateTensorWithDataAsOrtValue(
                memory.Value, _data.Pointer, _data.Bytes, dimensions, (nuint)shape.Length, (int)element, &value));
        }

        return new OnnxHandle(value, api.ReleaseValue, memory);
    }
}
