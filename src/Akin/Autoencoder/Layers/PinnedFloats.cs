using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akin.Autoencoder.Layers;

/// <summary>Floats that stay where they are, so that kernels may point to them. They start as zeros.</summary>
internal sealed unsafe class PinnedFloats
{
    private readonly float[] _values;

    /// <summary>Makes room.</summary>
    /// <param name="length">Floats that are used.</param>
    /// <param name="slack">Floats behind them that kernels may read; what they hold never matters.</param>
    public PinnedFloats(long length, int slack = 0)
    {
        _values = GC.AllocateArray<float>(checked((int)(length + slack)), pinned: true);
        Length = (int)length;
        Pointer = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_values));
    }

    public int Length { get; }

    /// <summary>The first one; valid as long as this object is reachable.</summary>
    public float* Pointer { get; }

    public Span<float> Span => _values.AsSpan(0, Length);
}
