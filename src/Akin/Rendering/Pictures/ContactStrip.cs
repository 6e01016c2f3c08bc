using Akin.Imaging;
using Akin.Numerics;

namespace Akin.Rendering.Pictures;

/// <summary>Which pictures stand for a group, and the strip of them as a picture of its own.</summary>
internal sealed record ContactStrip(IReadOnlyList<int> Nearest, IReadOnlyList<int> Odd)
{
    private const int Height = 150;
    private const int Gap = 6;
    private const int Divide = 34;
    private const int Header = 36;

    /// <summary>The nearest to the centre, and the farthest, farthest first; small groups are shown whole.</summary>
    public static ContactStrip Of(Group group, int nearest, int odd)
    {
        if (group.Label < 0)
            return new([.. group.Rows.Order().Take(nearest + odd)], []);

        if (group.Rows.Length <= nearest + 1)
            return new(group.Rows, []);

        var far = Math.Min(odd, group.Rows.Length - nearest);
        return new(group.Rows[..nearest], [.. group.Rows[^far..].Reverse()]);
    }

    /// <summary>How many of each a group can show when there are so many groups.</summary>
    public static (int Nearest, int Odd) Budget(int groups, int pictures)
    {
        var each = Math.Clamp(pictures / Math.Max(1, groups), 3, 20);
        var odd = Math.Max(1, each / 3);
        return (each - odd, odd);
    }

    /// <summary>
    /// The strip as a picture: up to 12 nearest, a clear gap, up to 5 odd ones; the colour of the group on top.
    /// </summary>
    public RgbImage? Draw(Group group, ThumbnailSource source, int threads, CancellationToken cancellation)
    {
        var rows = Nearest.Take(12).Concat(Odd.Take(5)).ToArray();
        var images = ChunkedWork.Map(
            rows.Length, 1, threads, (i, _, _) => source.OfHeight(rows[i], Height), cancellation);
        var shown = Math.Min(12, Nearest.Count);
        if (!source.IsThere || images.All(image => image is null))
            return null;

        var width = images.Sum(image => image is null ? 0 : image.Width + Gap) + Gap +
            (images.Length > shown ? Divide : 0);
        var sheet = new PixelSheet(Math.Max(width, 420), Header + Height + (2 * Gap), 0xFFFFFF);
        var x = Gap;
        for (var i = 0; i < images.Length; i++)
        {
            if (i == shown)
            {
                sheet.Fill(x + (Divide / 2) - 2, Header + Gap, 1, Height, 0xB6BAC1);
                x += Divide;
            }

            if (images[i] is { } image)
            {
                sheet.Place(image, x, Header + Gap + ((Height - image.Height) / 2));
                x += image.Width + Gap;
            }
        }

        sheet.Fill(0, 0, sheet.Width, 4, Palette.Rgb(group.Label));
        sheet.Place(Caption(group, images.Length > shown), Gap, 8);
        return sheet.ToImage();
    }

    private static RgbImage Caption(Group group, bool hasOdd)
    {
        var chart = new Charts.SvgChart(320, 24, group.Name);
        chart.Text(0, 17, group.Name, "head");
        var order = group.Label < 0 ? "" : hasOdd ? " · nearest first, then the odd ones out" : " · nearest first";
        chart.Text(12 + (10 * group.Name.Length), 17, Wording.Pictures(group.Rows.Length) + order, "small");
        return chart.ToImage(1.3);
    }
}
