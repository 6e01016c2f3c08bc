using Akin.Duplicates.Comparing;

namespace Akin.Duplicates.Hashing;

/// <summary>
/// All parts of a picture that are hashed, each squeezed to the hash's square: what
/// <see cref="Luminance.Resized(Frame, int, int)"/> gives, to the last bit. Parts that have their columns in common
/// share the squeezing of the lines, and both passes add up many pixels side by side. Time: O(pixels · different
/// stretches of columns).
/// </summary>
internal static class FramedSquares
{
    private const int Side = PictureHash.Side;

    /// <summary>The luminances of each of <see cref="HashFrames.All"/>, row-major.</summary>
    public static float[][] Of(Luminance picture)
    {
        var columns = Transposed(picture.Values, picture.Width, picture.Height);
        var narrow = new Dictionary<(double, double), float[]>();
        var squares = new float[HashFrames.Parts][];
        for (var i = 0; i < squares.Length; i++)
        {
            var frame = HashFrames.All[i];
            if (!narrow.TryGetValue((frame.Left, frame.Right), out var lines))
            {
                var across = new AreaWeights(
                    frame.Left * picture.Width, frame.Right * picture.Width, picture.Width, Side);
                lines = Transposed(across.Squeezed(columns, picture.Height), picture.Height, Side);
                narrow.Add((frame.Left, frame.Right), lines);
            }

            var down = new AreaWeights(
                frame.Top * picture.Height, frame.Bottom * picture.Height, picture.Height, Side);
            squares[i] = down.Squeezed(lines, Side);
        }

        return squares;
    }

    private static float[] Transposed(ReadOnlySpan<float> values, int width, int height)
    {
        var turned = new float[values.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                turned[(x * height) + y] = values[(y * width) + x];
            }
        }

        return turned;
    }
}
