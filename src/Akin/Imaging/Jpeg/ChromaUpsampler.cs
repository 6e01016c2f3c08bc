using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Akin.Imaging.Jpeg;

/// <summary>
/// Doubles the width of chrominance rows as libjpeg does: each new sample is three parts its own and one part its
/// neighbour, along the row and, where there are half as many rows, between two rows first.
/// </summary>
internal sealed class ChromaUpsampler
{
    /// <summary>Samples that may be read and written past the end of rows.</summary>
    public const int Padding = 32;

    private ushort[] _sums = [];

    /// <summary>Doubles one row whose rows are as many as the picture's.</summary>
    public void Double(ReadOnlySpan<byte> row, Span<byte> output)
    {
        var sums = Room(row.Length);
        for (var x = 0; x < row.Length; x++)
        {
            sums[x + 1] = row[x];
        }

        Spread(sums, row.Length, output, earlier: 1, later: 2, shift: 2);
    }

    /// <summary>Doubles a row between two: three parts the near one, one part the far one.</summary>
    public void Double(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<byte> output)
    {
        var sums = Room(near.Length);
        for (var x = 0; x < near.Length; x++)
        {
            sums[x + 1] = (ushort)((3 * near[x]) + far[x]);
        }

        Spread(sums, near.Length, output, earlier: 8, later: 7, shift: 4);
    }

    private Span<ushort> Room(int length)
    {
        if (_sums.Length < length + Padding)
        {
            _sums = new ushort[length + Padding];
        }

        return _sums;
    }

    /// <summary>Sample x stands at x + 1; at both ends the last one is its own neighbour.</summary>
    private static void Spread(
        Span<ushort> sums, int length, Span<byte> output, ushort earlier, ushort later, int shift)
    {
        sums[0] = sums[1];
        sums[length + 1] = sums[length];
        ref var from = ref MemoryMarshal.GetReference(sums);
        ref var to = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<byte, ushort>(output));
        var three = Vector256.Create((ushort)3);
        for (var x = 0; x < length; x += Vector256<ushort>.Count)
        {
            var own = Vector256.LoadUnsafe(ref from, (nuint)(x + 1)) * three;
            var left = (own + Vector256.LoadUnsafe(ref from, (nuint)x) + Vector256.Create(earlier)) >> shift;
            var right = (own + Vector256.LoadUnsafe(ref from, (nuint)(x + 2)) + Vector256.Create(later)) >> shift;
            (left | (right << 8)).StoreUnsafe(ref to, (nuint)x);
        }
    }
}
