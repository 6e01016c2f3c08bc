using System.Numerics;

namespace Akin.Duplicates.Comparing;

/// <summary>The fine structure of a picture: four times each pixel less the four beside it.</summary>
internal static class Laplacian
{
    /// <summary>Of all pixels but those of the border, row by row.</summary>
    public static float[] Of(Luminance picture)
    {
        var (width, height) = (Math.Max(0, picture.Width - 2), Math.Max(0, picture.Height - 2));
        var fine = new float[width * height];
        for (var y = 0; y < height; y++)
        {
            var row = fine.AsSpan(y * width, width);
            var above = picture.Values.Slice((y * picture.Width) + 1, width);
            var middle = picture.Values.Slice((y + 1) * picture.Width, picture.Width);
            var below = picture.Values.Slice(((y + 2) * picture.Width) + 1, width);
            var x = 0;
            for (; x <= width - Vector<float>.Count; x += Vector<float>.Count)
            {
                var sum = (4 * new Vector<float>(middle[(x + 1)..])) - new Vector<float>(middle[x..])
                    - new Vector<float>(middle[(x + 2)..]) - new Vector<float>(above[x..])
                    - new Vector<float>(below[x..]);
                sum.CopyTo(row[x..]);
            }

            for (; x < width; x++)
            {
                row[x] = (4 * middle[x + 1]) - middle[x] - middle[x + 2] - above[x] - below[x];
            }
        }

        return fine;
    }
}
