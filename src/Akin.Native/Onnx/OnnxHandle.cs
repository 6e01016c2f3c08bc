using System.Runtime.InteropServices;

namespace Akin.Native.Onnx;

/// <summary>An object of ONNX Runtime; knows how it is released and keeps alive what it was made from.</summary>
internal sealed unsafe class OnnxHandle : SafeHandle
{
    private readonly delegate* unmanaged<nint, void> _release;
    private readonly OnnxHandle? _parent;

    /// <summary>Takes ownership of <paramref name="value"/>.</summary>
    /// <param name="value">What the engine gave.</param>
    /// <param name="release">The engine's function that releases it.</param>
    /// <param name="parent">Released no earlier than this one; null when there is none.</param>
    public OnnxHandle(nint value, delegate* unmanaged<nint, void> release, OnnxHandle? parent = null)
        : base(0, ownsHandle: true)
    {
        _release = release;
        SetHandle(value);
        if (parent is not null)
        {
            var added = false;
            parent.DangerousAddRef(ref added);
            _parent = parent;
        }
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The raw object; the caller keeps this handle alive while it is used.</summary>
    public nint Value
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return handle;
        }
    }

    protected override bool ReleaseHandle()
    {
        _release(handle);
        _parent?.DangerousRelease();
        return true;
    }
}
