namespace Akin.Rendering.Mosaics;

/// <summary>One picture of a mosaic.</summary>
public readonly record struct MosaicPicture
{
    /// <summary>Place on the map; not finite when it has none, and then it is left out.</summary>
    public required double X { get; init; }

    /// <summary>Place on the map, up.</summary>
    public required double Y { get; init; }

    /// <summary>Width in pixels as a viewer shows it, upright; 0 when unknown: it is then drawn square.</summary>
    public int Width { get; init; }

    /// <summary>Height in pixels as a viewer shows it, upright; 0 when unknown.</summary>
    public int Height { get; init; }

    /// <summary>The number whose colour of the <see cref="Palette"/> its border has; −1 is grey.</summary>
    public int Colour { get; init; }

    /// <summary>
    /// What lies deeper is painted first: small numbers end on top, of equal ones the earlier picture. Usually the
    /// distance to the centre of its group.
    /// </summary>
    public double Depth { get; init; }

    /// <summary>Whether it has a place.</summary>
    public bool IsPlaced => double.IsFinite(X) && double.IsFinite(Y);
}
