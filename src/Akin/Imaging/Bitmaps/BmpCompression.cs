namespace Akin.Imaging.Bitmaps;

/// <summary>How a bitmap's pixels are stored.</summary>
internal enum BmpCompression
{
    /// <summary>As they are, each row filled up to four bytes.</summary>
    None,

    /// <summary>Runs of 8-bit indices.</summary>
    RunLength8,

    /// <summary>Runs of 4-bit indices.</summary>
    RunLength4,

    /// <summary>Runs of 24-bit colours (OS/2).</summary>
    RunLength24,

    /// <summary>As they are, the bits of each colour given by masks.</summary>
    BitFields,

    /// <summary>In a way that Akin does not read.</summary>
    Other,
}
