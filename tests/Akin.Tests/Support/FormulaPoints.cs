using Akin.Numerics;

namespace Akin.Tests.Support;

/// <summary>
/// Points that an integer hash makes: the same in the scripts that ask other programs for their answer.
/// </summary>
internal static class FormulaPoints
{
    /// <summary>Row i belongs to group i % groups; spread scales the distance of the groups' centres.</summary>
    public static Matrix Blobs(int n, int d, int groups, double spread)
    {
        var points = new Matrix(n, d);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < d; j++)
            {
                var centre = spread * Uniform((uint)((1_000_003 * ((i % groups) + 1)) + j));
                var noise = 0.0;
                for (var t = 0; t < 4; t++)
                {
                    noise += Uniform((uint)((4 * ((i * d) + j)) + t));
                }

                points[i][j] = (float)(centre + noise);
            }
        }

        return points;
    }

    /// <summary>A number in [−1, 1) from an integer (the finaliser of MurmurHash3).</summary>
    public static double Uniform(uint i)
    {
        i += 0x9E3779B9;
        i ^= i >> 16;
        i *= 0x85EBCA6B;
        i ^= i >> 13;
        i *= 0xC2B2AE35;
        i ^= i >> 16;
        return (i / 2147483648.0) - 1.0;
    }
}
