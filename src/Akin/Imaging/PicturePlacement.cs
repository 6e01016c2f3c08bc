namespace Akin.Imaging;

/// <summary>
/// Where a picture lies in a <see cref="PictureFrame"/>: it is resized as a whole, its upper left corner is put
/// somewhere, and what is outside the frame is cut off.
/// </summary>
/// <param name="Width">The resized picture's width in pixels, ≥ 1.</param>
/// <param name="Height">The resized picture's height in pixels, ≥ 1.</param>
/// <param name="Left">Pixels from the frame's left to the picture's; below 0 where it is cut off.</param>
/// <param name="Top">Pixels from the frame's top to the picture's; below 0 where it is cut off.</param>
public readonly record struct PicturePlacement(int Width, int Height, int Left, int Top);
