using System.Diagnostics.CodeAnalysis;

namespace Akin.Embedding.Models;

/// <summary>The numbers a network computes with.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The numbers' types are what is chosen here.")]
public enum Precision
{
    /// <summary>32-bit floating point: the same on every processor up to rounding.</summary>
    Float32,

    /// <summary>
    /// 8-bit integers: about twice as fast, exact only where bytes are multiplied without saturating.
    /// </summary>
    Int8,

    /// <summary>16-bit floating point weights: half the file, as the model's author made it.</summary>
    Float16,
}
