namespace Akin.Rendering.Mosaics;

/// <summary>Where a picture stands in a mosaic, in pixels, its border included.</summary>
/// <param name="Picture">Its number in the list of pictures.</param>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Border">Columns and rows of border on each side.</param>
public readonly record struct MosaicBox(int Picture, int Left, int Top, int Width, int Height, int Border)
{
    /// <summary>The row behind the last.</summary>
    public int Bottom => Top + Height;

    /// <summary>The column behind the last.</summary>
    public int Right => Left + Width;

    /// <summary>Width of the picture itself.</summary>
    public int InnerWidth => Width - (2 * Border);

    /// <summary>Height of the picture itself.</summary>
    public int InnerHeight => Height - (2 * Border);
}
