namespace Akin.Duplicates.Comparing;

/// <summary>The fine structure of two pictures: each pixel against the mean of the eight around it.</summary>
internal static class FineTones
{
    /// <summary>Of the pixels that have eight around them where both pictures are.</summary>
    public static OverlaidValues Of(OverlaidValues pair)
    {
        var (width, height) = (Math.Max(0, pair.Width - 2), Math.Max(0, pair.Height - 2));
        return new(
            pair.Left + 1, pair.Top + 1, width, height, Of(pair.Whole, pair.Width, width, height),
            Of(pair.Part, pair.Width, width, height));
    }

    private static float[] Of(float[] values, int stride, int width, int height)
    {
        var fine = new float[width * height];
        var three = new float[stride];
        for (var y = 0; y < height; y++)
        {
            var above = values.AsSpan(y * stride, stride);
            var middle = values.AsSpan((y + 1) * stride, stride);
            var below = values.AsSpan((y + 2) * stride, stride);
            for (var x = 0; x < three.Length; x++)
            {
                three[x] = above[x] + middle[x] + below[x];
            }

            var row = fine.AsSpan(y * width, width);
            for (var x = 0; x < row.Length; x++)
            {
                row[x] = middle[x + 1] - ((three[x] + three[x + 1] + three[x + 2] - middle[x + 1]) / 8);
            }
        }

        return fine;
    }
}
