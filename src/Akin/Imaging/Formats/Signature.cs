namespace Akin.Imaging.Formats;

/// <summary>Bytes at a fixed place that tell a format.</summary>
/// <param name="Format">The format they tell.</param>
/// <param name="Name">Its name, as in <see cref="SniffedContent"/>.</param>
/// <param name="At">Where they stand.</param>
/// <param name="Bytes">The bytes, one character each.</param>
internal sealed record Signature(ImageFormat Format, string Name, int At, string Bytes)
{
    /// <summary>Whether the file has them.</summary>
    public bool Matches(ReadOnlySpan<byte> file)
    {
        if (file.Length < At + Bytes.Length)
        {
            return false;
        }

        for (var i = 0; i < Bytes.Length; i++)
        {
            if (file[At + i] != Bytes[i])
            {
                return false;
            }
        }

        return true;
    }
}
