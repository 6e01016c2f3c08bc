namespace Akin.Imaging.Writing;

/// <summary>
/// PNG's prediction of a row of RGB: of the filters Sub, Up and Paeth the one whose differences are smallest in sum,
/// as the PNG specification suggests (section 12.8).
/// </summary>
internal static class PngFilter
{
    private const int Pixel = 3;
    private const byte Sub = 1;
    private const byte Up = 2;
    private const byte Paeth = 4;

    /// <summary>Filters one row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="above">The row above; empty where none may be used, so that pieces stand alone.</param>
    /// <param name="result">Gets the filter's number and as many bytes as the row has.</param>
    public static void Apply(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> result)
    {
        var filter = above.IsEmpty ? Sub : Best(row, above);
        result[0] = filter;
        var target = result[1..];
        for (var i = 0; i < row.Length; i++)
        {
            var left = i < Pixel ? 0 : row[i - Pixel];
            target[i] = (byte)(row[i] - filter switch
            {
                Sub => left,
                Up => above[i],
                _ => Nearest(left, above[i], i < Pixel ? 0 : above[i - Pixel]),
            });
        }
    }

    private static byte Best(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above)
    {
        long sub = 0, up = 0, paeth = 0;
        for (var i = Pixel; i < row.Length; i++)
        {
            int left = row[i - Pixel], over = above[i], here = row[i];
            sub += Math.Abs((int)(sbyte)(here - left));
            up += Math.Abs((int)(sbyte)(here - over));
            paeth += Math.Abs((int)(sbyte)(here - Nearest(left, over, above[i - Pixel])));
        }

        return up <= sub && up <= paeth ? Up : paeth <= sub ? Paeth : Sub;
    }

    /// <summary>Of left, above and above left the one that is nearest to left + above − above left.</summary>
    private static int Nearest(int left, int above, int corner)
    {
        int far = Math.Abs(above - corner), farAbove = Math.Abs(left - corner),
            farCorner = Math.Abs(left + above - corner - corner);
        return far <= farAbove && far <= farCorner ? left : farAbove <= farCorner ? above : corner;
    }
}
