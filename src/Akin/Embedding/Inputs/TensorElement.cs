using System.Diagnostics.CodeAnalysis;

namespace Akin.Embedding.Inputs;

/// <summary>The type of a model's input values.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The values' types are what is told here.")]
public enum TensorElement
{
    /// <summary>32-bit floating point.</summary>
    Float32,

    /// <summary>16-bit floating point: each value is rounded to the nearest.</summary>
    Float16,

    /// <summary>Bytes 0 … 255: each value is rounded to the nearest and kept within.</summary>
    UInt8,
}
