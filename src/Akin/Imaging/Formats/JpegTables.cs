namespace Akin.Imaging.Formats;

/// <summary>How strongly a JPEG file is compressed, by its own tables.</summary>
internal static class JpegTables
{
    private const int Coefficients = 64;

    /// <summary>Mean of the standard's table for luminance (ITU-T T.81, annex K.1): quality 50.</summary>
    private const double MeanOfHalf = 57.625;

    /// <summary>
    /// The quality, 1 … 100, of which the Independent JPEG Group's program has factors of the same mean for luminance.
    /// </summary>
    /// <param name="file">The file's bytes.</param>
    /// <returns>The quality; none for what is no JPEG file, or has no table before its picture.</returns>
    public static int? Quality(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])
            && JpegHeader.TryNext(file, ref at, out var marker, out var body) && marker is not (0xD9 or 0xDA))
        {
            var isWide = body.Length > 0 && body[0] >> 4 == 1;
            if (marker != 0xDB || body.Length < 1 + (Coefficients * (isWide ? 2 : 1)))
            {
                continue;
            }

            var sum = 0;
            for (var i = 0; i < Coefficients; i++)
            {
                sum += isWide ? (body[1 + (2 * i)] << 8) + body[2 + (2 * i)] : body[1 + i];
            }

            var scale = 100 * sum / (Coefficients * MeanOfHalf);
            return (int)Math.Clamp(Math.Round(scale <= 100 ? (200 - scale) / 2 : 5000 / scale), 1, 100);
        }

        return null;
    }
}
