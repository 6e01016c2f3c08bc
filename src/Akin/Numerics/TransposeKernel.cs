using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Akin.Numerics;

/// <summary>Turns 32 × 32 squares of numbers: rows become columns.</summary>
internal static unsafe class TransposeKernel
{
    private const int Side = PointPanels.Width;

    /// <summary>target[j, i] = source[i, j].</summary>
    /// <param name="source">32 × 32 values without gaps.</param>
    /// <param name="target">32 × 32 values, elsewhere.</param>
    public static void Run(float* source, float* target) => Run(Avx.IsSupported, source, target);

    /// <summary>As the other, with eight values at a time or one.</summary>
    internal static void Run(bool byEight, float* source, float* target)
    {
        var step = byEight ? 8 : 1;
        for (var i = 0; i < Side; i += step)
        {
            for (var j = 0; j < Side; j += step)
            {
                if (byEight)
                {
                    Eight(source + (i * Side) + j, target + (j * Side) + i);
                }
                else
                {
                    target[(j * Side) + i] = source[(i * Side) + j];
                }
            }
        }
    }

    /// <summary>Pairs of values change places, then pairs of pairs, then the halves of the registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight(float* source, float* target)
    {
        var (a, b) = Pairs(source);
        var (c, d) = Pairs(source + (2 * Side));
        var (e, f) = Pairs(source + (4 * Side));
        var (g, h) = Pairs(source + (6 * Side));
        Halves(Low(a, c), Low(e, g), target);
        Halves(High(a, c), High(e, g), target + Side);
        Halves(Low(b, d), Low(f, h), target + (2 * Side));
        Halves(High(b, d), High(f, h), target + (3 * Side));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Low, Vector256<float> High) Pairs(float* source)
    {
        var (first, second) = (Vector256.Load(source), Vector256.Load(source + Side));
        return (Avx.UnpackLow(first, second), Avx.UnpackHigh(first, second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Low(Vector256<float> a, Vector256<float> b) =>
        Avx.UnpackLow(a.AsDouble(), b.AsDouble()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> High(Vector256<float> a, Vector256<float> b) =>
        Avx.UnpackHigh(a.AsDouble(), b.AsDouble()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Halves(Vector256<float> first, Vector256<float> second, float* target)
    {
        Avx.Permute2x128(first, second, 0x20).Store(target);
        Avx.Permute2x128(first, second, 0x31).Store(target + (4 * Side));
    }
}
