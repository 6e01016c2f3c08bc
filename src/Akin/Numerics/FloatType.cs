using System.Diagnostics.CodeAnalysis;

namespace Akin.Numerics;

/// <summary>How numbers are kept in a file; they are computed with as float32 in any case.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The numbers' types are what is chosen here.")]
public enum FloatType
{
    /// <summary>32 bits: nothing is lost.</summary>
    Float32,

    /// <summary>
    /// 16 bits: half the space, 11 significant bits (a relative error of at most 2⁻¹¹), magnitudes up to 65,504.
    /// </summary>
    Float16,
}
