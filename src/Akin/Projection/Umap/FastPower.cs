using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Projection.Umap;

/// <summary>
/// Powers of four positive normal numbers at once, to a relative error of about 1e-6 for exponents of 0 … 2: base-2
/// logarithm and exponential by polynomials around 1 and 0. No fused operation, so the bits are everywhere the same.
/// </summary>
internal static class FastPower
{
    private const int MantissaBits = 23;
    private const int OneBits = 127 << MantissaBits;
    private const int RootHalfBits = 0x3F3504F3;

    /// <summary>x^exponent; the result must lie well within float32's range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Of(Vector128<float> x, float exponent) => Exp2(exponent * Log2(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Log2(Vector128<float> x)
    {
        // x = 2^whole × m with m in √½ … √2.
        var bits = x.AsInt32();
        var whole = (bits - Vector128.Create(RootHalfBits)) >> MantissaBits;
        var t = (bits - (whole << MantissaBits)).AsSingle() - Vector128<float>.One;
        var sum = Vector128.Create(-0.14620353f);
        sum = (sum * t) + Vector128.Create(0.23420985f);
        sum = (sum * t) - Vector128.Create(0.24882180f);
        sum = (sum * t) + Vector128.Create(0.28707561f);
        sum = (sum * t) - Vector128.Create(0.36024199f);
        sum = (sum * t) + Vector128.Create(0.48092404f);
        sum = (sum * t) - Vector128.Create(0.72135276f);
        sum = (sum * t) + Vector128.Create(1.44269496f);
        return (sum * t) + Vector128.ConvertToSingle(whole);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Exp2(Vector128<float> x)
    {
        var whole = Vector128.Floor(x + Vector128.Create(0.5f));
        var t = x - whole;
        var sum = Vector128.Create(0.00134004322f);
        sum = (sum * t) + Vector128.Create(0.00967603710f);
        sum = (sum * t) + Vector128.Create(0.0555032721f);
        sum = (sum * t) + Vector128.Create(0.240221074f);
        sum = (sum * t) + Vector128.Create(0.693147207f);
        sum = (sum * t) + Vector128<float>.One;
        var scale = (Vector128.ConvertToInt32(whole) << MantissaBits) + Vector128.Create(OneBits);
        return sum * scale.AsSingle();
    }
}
