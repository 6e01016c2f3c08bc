using System.Numerics;
using Akin.Numerics;

namespace Akin.Duplicates.Hashing;

/// <summary>
/// A perceptual hash of 64 bits: the signs of a picture's 64 lowest frequencies but the mean (discrete cosine
/// transform of 32 × 32 luminances). Size, compression and brightness hardly change it; a turn by 90° or a mirror
/// changes it in a known way, without the picture.
/// </summary>
internal static class PictureHash
{
    /// <summary>Side of the square of luminances, in pixels.</summary>
    public const int Side = 32;

    /// <summary>Bits of a hash.</summary>
    public const int Length = 64;

    private const int Frequencies = 11;

    /// <summary>Room for the frequencies of a line, in whole registers.</summary>
    private const int Lanes = 16;
    private static readonly (int U, int V)[] Bits = Lowest();
    private static readonly ulong OddAcross = Mask(bit => bit.U % 2 == 1);
    private static readonly ulong OddDown = Mask(bit => bit.V % 2 == 1);
    private static readonly byte[] Swapped =
        Array.ConvertAll(Bits, bit => (byte)Array.IndexOf(Bits, (bit.V, bit.U)));

    private static readonly float[] Cosines = MakeCosines();

    /// <summary>The hash of 32 × 32 luminances, row-major.</summary>
    public static ulong Of(ReadOnlySpan<float> luminances)
    {
        // Frequencies side by side, each summed up in one fixed order: the sign of one that is nearly nothing must not
        // hang on the processor.
        Span<float> across = stackalloc float[Lanes];
        Span<float> both = stackalloc float[Frequencies * Lanes];
        both.Clear();
        for (var y = 0; y < Side; y++)
        {
            across.Clear();
            for (var x = 0; x < Side; x++)
            {
                ScaledSum.Add(across, luminances[(y * Side) + x], Cosines.AsSpan(x * Lanes, Lanes));
            }

            for (var v = 0; v < Frequencies; v++)
            {
                ScaledSum.Add(both.Slice(v * Lanes, Lanes), Cosines[(y * Lanes) + v], across);
            }
        }

        var hash = 0UL;
        for (var bit = 0; bit < Length; bit++)
        {
            hash |= both[(Bits[bit].V * Lanes) + Bits[bit].U] > 0 ? 1UL << bit : 0;
        }

        return hash;
    }

    /// <summary>The hash that the picture has when it is turned or mirrored.</summary>
    public static ulong Turned(ulong hash, Turn turn)
    {
        if (turn.IsTransposed)
        {
            var transposed = 0UL;
            for (var bit = 0; bit < Length; bit++)
            {
                transposed |= ((hash >> Swapped[bit]) & 1) << bit;
            }

            hash = transposed;
        }

        return hash ^ (turn.IsMirroredAcross ? OddAcross : 0) ^ (turn.IsMirroredDown ? OddDown : 0);
    }

    /// <summary>Bits in which two hashes differ.</summary>
    public static int Distance(ulong a, ulong b) => BitOperations.PopCount(a ^ b);

    /// <summary>u + v from 1 to 10 are 65 frequencies; without (5, 5) they are 64, symmetric in u and v.</summary>
    private static (int U, int V)[] Lowest() =>
    [
        .. from sum in Enumerable.Range(1, Frequencies - 1)
           from u in Enumerable.Range(0, sum + 1)
           where (u, sum - u) != (5, 5)
           select (u, sum - u),
    ];

    private static ulong Mask(Func<(int U, int V), bool> isIn)
    {
        var mask = 0UL;
        for (var bit = 0; bit < Length; bit++)
        {
            mask |= isIn(Bits[bit]) ? 1UL << bit : 0;
        }

        return mask;
    }

    /// <summary>For each pixel its cosines, one frequency behind the other.</summary>
    private static float[] MakeCosines()
    {
        var values = new float[Lanes * Side];
        for (var u = 0; u < Frequencies; u++)
        {
            for (var x = 0; x < Side; x++)
            {
                values[(x * Lanes) + u] = (float)Math.Cos(Math.PI * u * (x + 0.5) / Side);
            }
        }

        return values;
    }
}
