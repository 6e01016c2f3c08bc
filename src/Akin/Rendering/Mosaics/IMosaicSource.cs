using Akin.Imaging;

namespace Akin.Rendering.Mosaics;

/// <summary>Where the pictures of a mosaic come from. Asked from several threads at once.</summary>
public interface IMosaicSource
{
    /// <summary>A picture in a size; <see langword="null"/> when it cannot be had.</summary>
    /// <param name="picture">Its number in the list of pictures.</param>
    /// <param name="width">Width in pixels, ≥ 1.</param>
    /// <param name="height">Height in pixels, ≥ 1.</param>
    RgbImage? Fetch(int picture, int width, int height);

    /// <summary>Whether a picture is there at all; asked for one that others hide, which is not decoded.</summary>
    /// <param name="picture">Its number in the list of pictures.</param>
    bool IsThere(int picture);
}
