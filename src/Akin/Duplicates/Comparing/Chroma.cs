namespace Akin.Duplicates.Comparing;

/// <summary>The colour of a pixel without its lightness (ITU-R BT.601, as JPEG has it).</summary>
internal static class Chroma
{
    /// <summary>The luminance of a colour.</summary>
    public static double Light(double red, double green, double blue) =>
        (0.299 * red) + (0.587 * green) + (0.114 * blue);

    /// <summary>Blue and red against the luminance, 0 for greys.</summary>
    public static (double Cb, double Cr) Of(double red, double green, double blue)
    {
        var light = Light(red, green, blue);
        return (0.564 * (blue - light), 0.713 * (red - light));
    }
}
