namespace Akin.Native.Vips;

/// <summary>In which order pixels will be asked for.</summary>
internal enum VipsAccess
{
    /// <summary>Any order: the picture is decoded whole.</summary>
    Random,

    /// <summary>From top to bottom, once: the picture streams.</summary>
    Sequential,
}
