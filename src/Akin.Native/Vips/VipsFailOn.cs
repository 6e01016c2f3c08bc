namespace Akin.Native.Vips;

/// <summary>How much harm in a file makes its decoding fail.</summary>
public enum VipsFailOn
{
    /// <summary>None: what can be shown is shown.</summary>
    Never,

    /// <summary>The file ends too early.</summary>
    Truncated,

    /// <summary>And any error that the decoder could pass over.</summary>
    Error,

    /// <summary>And any warning.</summary>
    Warning,
}
