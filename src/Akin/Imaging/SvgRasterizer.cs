using System.Text;
using Akin.Imaging.Colours;
using Akin.Native.Vips;

namespace Akin.Imaging;

/// <summary>Draws SVG as pixels, as the report's charts need it. Safe for use by several threads at once.</summary>
public static class SvgRasterizer
{
    private static readonly Lazy<bool> Fonts = new(DrawsLetters);

    /// <summary>Whether this machine has any font: without one, text in a document stays invisible.</summary>
    public static bool HasFonts => Fonts.Value;

    /// <summary>Draws over white.</summary>
    /// <param name="svg">The document, with width and height or a viewBox.</param>
    /// <param name="scale">Pixels for each SVG unit, &gt; 0.</param>
    /// <exception cref="VipsException">It is not SVG.</exception>
    public static RgbImage Render(string svg, double scale) => VipsGate.Run((svg, scale), static work =>
    {
        using var buffer = new VipsBuffer(Encoding.UTF8.GetBytes(work.svg));
        using var drawn = VipsImage.Load(VipsLoader.Svg, buffer, VipsFailOn.Never, scale: work.scale, trusted: true);
        using var viewed = ViewerColours.Apply(drawn, out _);
        using var rows = new VipsRows(viewed);
        return new RgbImage(viewed.Width, viewed.Height, rows.Read(0, viewed.Height).ToArray());
    });

    /// <summary>Draws as a PNG file; what is transparent stays so.</summary>
    /// <param name="svg">The document, with width and height or a viewBox.</param>
    /// <param name="scale">Pixels for each SVG unit, &gt; 0.</param>
    /// <exception cref="VipsException">It is not SVG.</exception>
    public static byte[] Png(string svg, double scale) => VipsGate.Run((svg, scale), static work =>
    {
        using var buffer = new VipsBuffer(Encoding.UTF8.GetBytes(work.svg));
        using var drawn = VipsImage.Load(VipsLoader.Svg, buffer, VipsFailOn.Never, scale: work.scale, trusted: true);
        return drawn.Save(VipsSaver.Png, 100);
    });

    private static bool DrawsLetters() => Render(
        "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'><text y='16' font-size='16'>M</text></svg>", 1)
        .Pixels.AsSpan().ContainsAnyExcept((byte)255);
}
