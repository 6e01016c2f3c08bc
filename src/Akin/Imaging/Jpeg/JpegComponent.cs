namespace Akin.Imaging.Jpeg;

/// <summary>One of a JPEG's three components and the tables that its blocks are coded with.</summary>
internal sealed class JpegComponent
{
    /// <summary>Its number in the file.</summary>
    public int Id { get; init; }

    /// <summary>Blocks side by side in a unit of the scan: 1 or 2.</summary>
    public int Across { get; init; }

    /// <summary>Blocks one above the other in a unit of the scan: 1 or 2.</summary>
    public int Down { get; init; }

    /// <summary>The number of its quantisation table.</summary>
    public int Quantisation { get; init; }

    /// <summary>What each coefficient is multiplied with, in rows.</summary>
    public short[] Factors { get; set; } = [];

    /// <summary>The code of the first coefficients.</summary>
    public HuffmanCode? First { get; set; }

    /// <summary>The code of the others.</summary>
    public HuffmanCode? Others { get; set; }

    /// <summary>The first coefficient of the block before.</summary>
    public int Previous { get; set; }
}
