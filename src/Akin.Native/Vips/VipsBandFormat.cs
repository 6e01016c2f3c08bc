namespace Akin.Native.Vips;

/// <summary>The number type of a picture's bands. libvips' numbers.</summary>
public enum VipsBandFormat
{
    /// <summary>8 bits.</summary>
    U8 = 0,

    /// <summary>8 bits, signed.</summary>
    S8 = 1,

    /// <summary>16 bits.</summary>
    U16 = 2,

    /// <summary>16 bits, signed.</summary>
    S16 = 3,

    /// <summary>32 bits.</summary>
    U32 = 4,

    /// <summary>32 bits, signed.</summary>
    S32 = 5,

    /// <summary>Single precision.</summary>
    F32 = 6,

    /// <summary>Single precision, complex.</summary>
    C64 = 7,

    /// <summary>Double precision.</summary>
    F64 = 8,

    /// <summary>Double precision, complex.</summary>
    C128 = 9,
}
