using System.Runtime.InteropServices;

namespace Akin.Native.Onnx;

/// <summary>Zeroed native memory that starts on a cache line.</summary>
internal sealed unsafe class AlignedMemory : SafeHandle
{
    private const nuint Alignment = 64;

    public AlignedMemory(nuint bytes)
        : base(0, ownsHandle: true)
    {
        Bytes = bytes;
        var memory = NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(memory, bytes);
        SetHandle((nint)memory);
    }

    public nuint Bytes { get; }

    public override bool IsInvalid => handle == 0;

    public void* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return (void*)handle;
        }
    }

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
