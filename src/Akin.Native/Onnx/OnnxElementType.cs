using System.Diagnostics.CodeAnalysis;

namespace Akin.Native.Onnx;

/// <summary>The type of a tensor's values, by the numbers of the ONNX format.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The values' types are what is told here.")]
public enum OnnxElementType
{
    /// <summary>Not known, or no tensor.</summary>
    Undefined = 0,

    /// <summary>32-bit floating point.</summary>
    Float32 = 1,

    /// <summary>Bytes.</summary>
    UInt8 = 2,

    /// <summary>Signed bytes.</summary>
    Int8 = 3,

    /// <summary>16-bit whole numbers from 0.</summary>
    UInt16 = 4,

    /// <summary>16-bit whole numbers.</summary>
    Int16 = 5,

    /// <summary>32-bit whole numbers.</summary>
    Int32 = 6,

    /// <summary>64-bit whole numbers.</summary>
    Int64 = 7,

    /// <summary>Texts.</summary>
    String = 8,

    /// <summary>True or false.</summary>
    Boolean = 9,

    /// <summary>16-bit floating point.</summary>
    Float16 = 10,

    /// <summary>64-bit floating point.</summary>
    Double = 11,

    /// <summary>32-bit whole numbers from 0.</summary>
    UInt32 = 12,

    /// <summary>64-bit whole numbers from 0.</summary>
    UInt64 = 13,

    /// <summary>Complex numbers of two float32.</summary>
    Complex64 = 14,

    /// <summary>Complex numbers of two doubles.</summary>
    Complex128 = 15,

    /// <summary>16-bit floating point with the range of float32.</summary>
    BFloat16 = 16,
}
