using System.Runtime.Intrinsics;

namespace Akin.Numerics;

/// <summary>The register width a kernel runs at.</summary>
internal enum SimdWidth
{
    /// <summary>No vectors.</summary>
    Bits32,

    /// <summary>SSE or NEON.</summary>
    Bits128,

    /// <summary>AVX2 with fused multiply-add.</summary>
    Bits256,

    /// <summary>AVX-512.</summary>
    Bits512,
}

/// <summary>Which width this processor is best at.</summary>
internal static class SimdWidths
{
    /// <summary>The widest that the processor runs in hardware.</summary>
    public static SimdWidth Best { get; } =
        Vector512.IsHardwareAccelerated ? SimdWidth.Bits512
        : Vector256.IsHardwareAccelerated ? SimdWidth.Bits256
        : Vector128.IsHardwareAccelerated ? SimdWidth.Bits128
        : SimdWidth.Bits32;
}
