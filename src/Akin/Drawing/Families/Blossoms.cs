using System.Numerics;

namespace Akin.Drawing.Families;

/// <summary>
/// Flowers seen from above: rosettes of one to three rings of petals, alone or a few together, over blurred green.
/// </summary>
internal sealed class Blossoms() : PictureFamily("blossoms", "Blüte")
{
    protected override void Paint(Canvas canvas, Dice dice)
    {
        PaintMeadow(canvas, dice);
        var size = Math.Min(canvas.Width, canvas.Height);
        var hue = dice.Pick(350f, 15f, 60f, 95f, 300f, 330f, 270f) + dice.Between(-12, 12);
        var count = dice.Pick(1, 1, 1, 2, 3, 5);
        var bud = new Bud(dice.Pick(5, 6, 8, 12, 16), dice.Whole(1, 3), dice.Between(0.16f, 0.34f), hue,
            dice.Between(0.62f, 0.92f));
        for (var i = 0; i < count; i++)
        {
            var radius = size * (count == 1 ? dice.Between(0.3f, 0.46f) : dice.Between(0.14f, 0.27f));
            var at = count == 1
                ? new Vector2(canvas.Width * dice.Between(0.4f, 0.6f), canvas.Height * dice.Between(0.4f, 0.6f))
                : new Vector2(canvas.Width * dice.Between(0.12f, 0.88f), canvas.Height * dice.Between(0.15f, 0.85f));
            PaintFlower(canvas, dice, bud, at, radius);
        }
    }

    private readonly record struct Bud(int Petals, int Rings, float Slim, float Hue, float Lightness);

    private static void PaintMeadow(Canvas canvas, Dice dice)
    {
        var hue = dice.Between(120, 160);
        var back = Colour.Oklch(dice.Between(0.28f, 0.55f), 0.07, hue);
        float offsetX = dice.Between(0, 1), offsetY = dice.Between(0, 1);
        canvas.Shade((x, y) =>
            back * (1 + (0.55f * NoiseField.Sample(offsetX + (x / canvas.Width * 0.3f),
                offsetY + (y / canvas.Width * 0.3f)))));
        for (var i = 0; i < 10; i++)
        {
            var from = new Vector2(canvas.Width * dice.Between(0, 1), canvas.Height * dice.Between(0.2f, 1.3f));
            var to = from + new Vector2(canvas.Width * dice.Between(-0.3f, 0.3f),
                -canvas.Height * dice.Between(0.3f, 0.8f));
            canvas.Line(from, to, canvas.Width * dice.Between(0.01f, 0.035f), dice.Tint(0.55, 0.1, hue), 0.35f);
        }
    }

    private static void PaintFlower(Canvas canvas, Dice dice, Bud bud, Vector2 at, float radius)
    {
        var turn = dice.Between(0, MathF.Tau);
        var tilt = dice.Between(0.75f, 1);
        var lean = Matrix3x2.CreateScale(1, tilt) * Matrix3x2.CreateRotation(dice.Between(0, MathF.PI));
        canvas.Glow(at + new Vector2(3, 5), radius * 1.15f, Colour.Black, 0.5f);
        for (var ring = 0; ring < bud.Rings; ring++)
        {
            var reach = radius * (1 - (0.26f * ring));
            for (var petal = 0; petal < bud.Petals; petal++)
            {
                var angle = turn + ((petal + (ring * 0.5f)) * MathF.Tau / bud.Petals) + dice.Around(0, 0.03f);
                var place = Matrix3x2.CreateScale(reach * dice.Between(0.94f,
                    1.04f)) * Matrix3x2.CreateRotation(angle) * lean *
                    Matrix3x2.CreateTranslation(at);
                PaintPetal(canvas, dice, bud, place, ring, at, reach);
            }
        }

        PaintHeart(canvas, dice, at, radius * dice.Between(0.14f, 0.28f), lean);
    }

    private static void PaintPetal(Canvas canvas, Dice dice, Bud bud, Matrix3x2 place, int ring, Vector2 at,
        float reach)
    {
        var slim = Math.Max(bud.Slim, 1.9f / bud.Petals);
        var tip = Colour.Oklch(bud.Lightness - (0.05 * ring) + dice.Between(-0.03f, 0.03f), 0.16, bud.Hue);
        var root = Colour.Oklch(bud.Lightness - 0.25, 0.17, bud.Hue - 15);
        Vector2[] shape =
            [.. Outline.Curve(new(0.05f, 0), new(0.35f, -slim * 1.3f), new(0.95f, -slim * 1.35f), new(1, 0)),
            .. Outline.Curve(new(1, 0), new(0.95f, slim * 1.35f), new(0.35f, slim * 1.3f), new(0.05f, 0))];
        var outline = new Outline().Add(shape).Transform(place);
        canvas.Fill(outline.Transform(Matrix3x2.CreateTranslation(1.2f, 1.6f)), root * 0.45f, 0.35f);
        canvas.Fill(outline, (x, y) =>
            new Vector4(Colour.Mix(root, tip, 1.25f * Vector2.Distance(at, new(x, y)) / reach), 1));
        canvas.Fill(Outline.Stroke([new(0.25f, 0), new(0.85f, 0)], 0.012f, round: false).Transform(place), root, 0.45f);
    }

    private static void PaintHeart(Canvas canvas, Dice dice, Vector2 at, float radius, Matrix3x2 lean)
    {
        var heart = Colour.Oklch(dice.Pick(0.8f, 0.45f), 0.13, dice.Between(60, 95));
        canvas.Fill(Outline.Ellipse(at.X, at.Y, radius, radius), heart * 0.75f);
        for (var i = 0; i < 36; i++)
        {
            // Seeds by the golden angle, as in a sunflower.
            var spoke = MathF.Sqrt(i / 36f) * radius;
            var (sine, cosine) = MathF.SinCos(i * 2.39996f);
            var seed = at + Vector2.Transform(spoke * new Vector2(cosine, sine), lean);
            canvas.Fill(Outline.Ellipse(seed.X, seed.Y, radius * 0.1f, radius * 0.1f),
                heart * dice.Between(0.9f, 1.25f));
        }
    }
}
