namespace Akin.Native.Vips;

/// <summary>How colours outside the target's gamut are moved into it.</summary>
internal enum VipsIntent
{
    /// <summary>All colours are moved a little.</summary>
    Perceptual,

    /// <summary>Only those outside are moved.</summary>
    Relative,
}
