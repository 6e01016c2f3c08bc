using Akin.Imaging;

namespace Akin.Duplicates;

/// <summary>Reads pictures that may have gone since they were listed.</summary>
internal static class PictureReading
{
    /// <summary>The picture, no larger than a square; none when it cannot be had any more.</summary>
    public static RgbImage? Decode(PictureDecoder decoder, DuplicatePicture picture, int side)
    {
        try
        {
            return decoder.DecodeInside(picture.Content.ReadAll(), side, side).Image;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
