using System.Numerics;
using Akin.Imaging;
using Akin.Numerics;

namespace Akin.Drawing;

/// <summary>
/// One kind of drawn picture. Every picture differs in colour, place, size, light and background; the kind stays.
/// </summary>
internal abstract class PictureFamily(string name, string pictureName)
{
    /// <summary>The folder's name: what a person would call these pictures.</summary>
    public string Name { get; } = name;

    /// <summary>The first word of a picture's file name.</summary>
    public string PictureName { get; } = pictureName;

    /// <summary>Draws one picture; the same random numbers and size give the same picture.</summary>
    public RgbImage Draw(RandomSource random, int width, int height)
    {
        var canvas = new Canvas(width, height);
        Paint(canvas, new Dice(random));
        return Finish(canvas, new Dice(random));
    }

    /// <summary>Paints the subject.</summary>
    protected abstract void Paint(Canvas canvas, Dice dice);

    /// <summary>What a camera adds: exposure, white balance, darker corners, grain.</summary>
    private static RgbImage Finish(Canvas canvas, Dice dice)
    {
        var exposure = dice.Between(0.9f, 1.1f);
        var warmth = dice.Between(-0.04f, 0.04f);
        var gain = exposure * new Vector3(1 + warmth, 1, 1 - warmth);
        var corners = dice.Between(0, 0.22f);
        float halfWidth = canvas.Width / 2f, halfHeight = canvas.Height / 2f;
        for (var y = 0; y < canvas.Height; y++)
        {
            var row = canvas[y];
            var v = (y - halfHeight) / halfHeight;
            for (var x = 0; x < row.Length; x++)
            {
                var u = (x - halfWidth) / halfWidth;
                row[x] *= gain * (1 - (corners * 0.5f * ((u * u) + (v * v))));
            }
        }

        return canvas.ToImage(dice.Between(0.001f, 0.012f), (uint)dice.Below(int.MaxValue));
    }
}
