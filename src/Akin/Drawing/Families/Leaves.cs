using System.Numerics;

namespace Akin.Drawing.Families;

/// <summary>Twigs with leaves, from spring green to autumn red, sharp before a blurred wood or a bright wall.</summary>
internal sealed class Leaves() : PictureFamily("leaves", "leaf")
{
    protected override void Paint(Canvas canvas, Dice dice)
    {
        var hue = dice.Chance(0.7) ? dice.Between(118, 150) : dice.Between(35, 100);
        PaintBackground(canvas, dice, hue);
        var twigs = dice.Whole(1, 3);
        for (var i = 0; i < twigs; i++)
            PaintTwig(canvas, dice, hue);
    }

    private static void PaintBackground(Canvas canvas, Dice dice, float hue)
    {
        var bright = dice.Chance(0.4);
        var back = bright ? dice.Tint(0.92, 0.02, hue) : dice.Tint(0.42, 0.07, hue + 10);
        float offsetX = dice.Between(0, 1), offsetY = dice.Between(0, 1);
        canvas.Shade((x, y) =>
            back * (1 + (0.3f * NoiseField.Sample(offsetX + (x / canvas.Width * 0.22f),
            offsetY + (y / canvas.Width * 0.22f)))));
        for (var i = bright ? 4 : 16; i > 0; i--)
        {
            var at = new Vector2(canvas.Width * dice.Between(0, 1), canvas.Height * dice.Between(0, 1));
            canvas.Glow(at, canvas.Width * dice.Between(0.05f, 0.2f), dice.Tint(0.75, 0.11, hue - 15),
                dice.Between(0.15f, 0.45f));
        }
    }

    private static void PaintTwig(Canvas canvas, Dice dice, float hue)
    {
        float width = canvas.Width, height = canvas.Height;
        var size = Math.Min(width, height);
        var angle = dice.Between(0, MathF.Tau);
        var along = new Vector2(MathF.Cos(angle), MathF.Sin(angle));
        var middle = new Vector2(width * dice.Between(0.35f, 0.65f), height * dice.Between(0.35f, 0.65f));
        var bend = new Vector2(-along.Y, along.X) * size * dice.Between(-0.3f, 0.3f);
        var stem = Outline.Curve(
            middle - (along * size * 0.75f), middle - (along * size * 0.2f) + bend,
                middle + (along * size * 0.2f) + bend, middle + (along * size * 0.6f), 24);
        canvas.Fill(Outline.Stroke(stem, size * 0.016f), Colour.Oklch(0.38, 0.05, 70));
        var length = size * dice.Between(0.22f, 0.42f);
        var slim = dice.Between(0.2f, 0.36f);
        var spread = dice.Between(0.5f, 1.1f);
        for (var i = 3; i < stem.Length - 1; i += 3)
        {
            var direction = stem[i + 1] - stem[i];
            var turn = MathF.Atan2(direction.Y, direction.X);
            foreach (var side in (ReadOnlySpan<float>)[-1, 1])
                PaintLeaf(canvas, dice, hue, stem[i], turn + (side * spread) + dice.Around(0, 0.12f),
                    length * dice.Between(0.75f, 1.15f), slim);
        }

        PaintLeaf(canvas, dice, hue, stem[^1], MathF.Atan2(along.Y, along.X), length, slim);
    }

    private static void PaintLeaf(Canvas canvas, Dice dice, float hue, Vector2 foot, float turn, float length,
        float slim)
    {
        var place = Matrix3x2.CreateScale(length) * Matrix3x2.CreateRotation(turn) * Matrix3x2.CreateTranslation(foot);
        var upper = Outline.Curve(new(0, 0), new(0.2f, -slim * 1.5f), new(0.7f, -slim * 1.3f), new(1, 0));
        var lower = Outline.Curve(new(1, 0), new(0.7f, slim * 1.3f), new(0.2f, slim * 1.5f), new(0, 0));
        var colour = dice.Tint(dice.Between(0.5f, 0.68f), 0.13, hue, 0.8f);
        canvas.Fill(new Outline().Add([.. upper, .. lower]).Transform(place * Matrix3x2.CreateTranslation(2, 3)),
            Colour.Black, 0.22f);
        canvas.Fill(new Outline().Add([.. upper, new(0, 0)]).Transform(place), colour);
        canvas.Fill(new Outline().Add([.. lower, new(0, 0)]).Transform(place), colour * 0.84f);
        var vein = Colour.Mix(colour, Colour.Oklch(0.9, 0.08, hue), 0.45f);
        var veins = Outline.Stroke([new(0, 0), new(0.97f, 0)], 0.022f, round: false);
        for (var t = 0.18f; t < 0.85f; t += 0.13f)
        {
            var reach = slim * 0.95f * MathF.Sin(MathF.PI * Math.Min(1, t + 0.12f));
            veins.Add(Outline.Stroke([new(t, 0), new(t + 0.14f, -reach)], 0.012f, round: false));
            veins.Add(Outline.Stroke([new(t, 0), new(t + 0.14f, reach)], 0.012f, round: false));
        }

        canvas.Fill(veins.Transform(place), vein, 0.8f);
    }
}
