namespace Akin.Imaging;

/// <summary>How a picture is brought to a size of another aspect.</summary>
public enum PictureFit
{
    /// <summary>Scaled to the size, whatever its aspect: nothing is cut off.</summary>
    Squash,

    /// <summary>Scaled until it covers the size, aspect kept; what stands over is cut off evenly.</summary>
    Crop,

    /// <summary>Scaled until it lies within the size, aspect kept; the rest is filled evenly.</summary>
    Pad,
}
