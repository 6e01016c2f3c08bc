using System.Runtime.CompilerServices;

namespace Akin.Projection.Umap;

/// <summary>
/// Uniform random numbers that are a function of seed, epoch and point alone, so that no order of the work and no
/// number of threads changes them: SplitMix64 from a place that a hash of the three chooses.
/// </summary>
internal struct DrawSequence(ulong seed, int epoch, int point)
{
    private ulong _state = Mix(Mix(seed + (uint)epoch) ^ (uint)point);

    /// <summary>
    /// The next number of 0 … bound − 1; the bias of less than bound / 2³² is far below what matters.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int bound)
    {
        _state += 0x9E3779B97F4A7C15;
        return (int)((Mix(_state) >> 32) * (uint)bound >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
