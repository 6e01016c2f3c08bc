namespace Akin.Imaging.Formats;

/// <summary>Tells a file's format by its content; its name does not matter.</summary>
internal static class FormatSniffer
{
    /// <summary>Looks at the first bytes.</summary>
    public static SniffedContent Sniff(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return new(ImageFormat.Jpeg, "JPEG");
        }

        if (file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]))
        {
            return new(ImageFormat.Png, "PNG");
        }

        return new(ImageFormat.Unknown, "not a picture");
    }
}
