using Akin.Imaging;
using Akin.Imaging.Formats;

namespace Akin.Duplicates;

/// <summary>Reads pictures that may have gone since they were listed.</summary>
internal static class PictureReading
{
    /// <summary>The picture's bytes; none when they cannot be had any more.</summary>
    public static byte[]? ReadAll(DuplicatePicture picture)
    {
        try
        {
            return picture.Content.ReadAll();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The picture, no larger than a square; none when it cannot be had any more.</summary>
    public static RgbImage? Decode(PictureDecoder decoder, DuplicatePicture picture, int side) =>
        ReadAll(picture) is { } bytes ? decoder.DecodeInside(bytes, side, side).Image : null;

    /// <summary>The same, and how well its file is compressed.</summary>
    public static ReadPicture? Read(PictureDecoder decoder, DuplicatePicture picture, int side) =>
        ReadAll(picture) is { } bytes && decoder.DecodeInside(bytes, side, side).Image is { } image
            ? new(image, JpegTables.Quality(bytes)) : null;
}
