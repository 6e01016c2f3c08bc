using Akin.Imaging;
using Akin.Intake;

namespace Akin.Rendering.Mosaics;

/// <summary>Pictures decoded into a frame of a given size, as mosaics want them.</summary>
internal static class FramedPictures
{
    /// <summary>A picture in exactly a size; <see langword="null"/> when it cannot be had.</summary>
    public static RgbImage? Fetch(PictureDecoder decoder, PictureContent content, int width, int height)
    {
        try
        {
            var image = new RgbImage(width, height, new byte[3 * width * height]);
            var outcome = decoder.Decode(content.ReadAll(), new PictureFrame(width, height), image.Pixels);
            return outcome.State == PictureState.Ready ? image : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
