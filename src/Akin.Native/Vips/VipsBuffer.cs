using System.Buffers;

namespace Akin.Native.Vips;

/// <summary>
/// A file's bytes, held in place while libvips reads them. Dispose it after every picture made of it.
/// </summary>
public sealed unsafe class VipsBuffer : IDisposable
{
    private MemoryHandle _pin;

    /// <summary>Holds the bytes in place.</summary>
    public VipsBuffer(ReadOnlyMemory<byte> bytes)
    {
        _pin = bytes.Pin();
        Length = (nuint)bytes.Length;
    }

    internal void* Pointer => _pin.Pointer;

    internal nuint Length { get; }

    /// <inheritdoc/>
    public void Dispose() => _pin.Dispose();
}
