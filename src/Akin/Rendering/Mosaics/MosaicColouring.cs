namespace Akin.Rendering.Mosaics;

/// <summary>What the colour of a picture's border says.</summary>
public enum MosaicColouring
{
    /// <summary>Its group in the run.</summary>
    Cluster,

    /// <summary>The collection it came in.</summary>
    Collection,
}
