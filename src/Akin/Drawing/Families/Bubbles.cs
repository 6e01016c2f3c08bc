using System.Numerics;

namespace Akin.Drawing.Families;

/// <summary>
/// Bubbles: clear balls with a bright rim and a highlight, few and large or many and small, in coloured water or air.
/// </summary>
internal sealed class Bubbles() : PictureFamily("bubbles", "bubbles")
{
    protected override void Paint(Canvas canvas, Dice dice)
    {
        var hue = dice.Between(0, 360);
        var light = dice.Tint(dice.Between(0.68f, 0.9f), 0.1, hue);
        var deep = dice.Tint(dice.Between(0.3f, 0.55f), 0.12, hue + dice.Between(-60, 60));
        var slope = dice.Between(-0.6f, 0.6f);
        canvas.Shade((x, y) => Colour.Mix(light, deep, (y / canvas.Height) + (slope * ((x / canvas.Width) - 0.5f))));
        canvas.Glow(new(canvas.Width * dice.Between(0, 1), 0), canvas.Height * dice.Between(0.5f, 1), Colour.White,
            0.45f);
        var count = dice.Whole(7, 34);
        var size = Math.Min(canvas.Width, canvas.Height) / MathF.Sqrt(count);
        for (var i = 0; i < count; i++)
        {
            var radius = size * dice.Between(0.18f, 0.75f);
            var at = new Vector2(canvas.Width * dice.Between(0, 1), canvas.Height * dice.Between(0, 1));
            PaintBubble(canvas, dice, at, radius, hue + dice.Between(-80, 80));
        }
    }

    private static void PaintBubble(Canvas canvas, Dice dice, Vector2 at, float radius, float hue)
    {
        var rim = Colour.Oklch(0.88, 0.1, hue);
        var far = Colour.Oklch(0.8, 0.12, hue + 120);
        var clear = dice.Between(0.05f, 0.22f);
        canvas.Fill(Outline.Ellipse(at.X, at.Y, radius, radius), (x, y) =>
        {
            var from = (new Vector2(x, y) - at) / radius;
            var edge = from.LengthSquared();
            var side = 0.5f + (0.5f * (from.X + from.Y) * 0.7f);
            return new Vector4(Colour.Mix(rim, far, side), clear + (0.75f * edge * edge * edge));
        });
        var spark = at + (radius * new Vector2(-0.38f, -0.42f));
        canvas.Fill(Outline.Ellipse(spark.X, spark.Y, radius * 0.2f, radius * 0.14f), Colour.White, 0.9f);
        var small = at + (radius * new Vector2(0.45f, 0.5f));
        canvas.Fill(Outline.Ellipse(small.X, small.Y, radius * 0.09f, radius * 0.09f), Colour.White, 0.7f);
    }
}
