using System.Numerics;

namespace Akin.Drawing.Families;

/// <summary>
/// Portraits: a round face before a soft wall, with hair, clothes, now and then glasses, a beard or a hat.
/// </summary>
internal sealed class Faces() : PictureFamily("faces", "portrait")
{
    protected override void Paint(Canvas canvas, Dice dice)
    {
        PaintWall(canvas, dice);
        var size = Math.Min(canvas.Width, canvas.Height) * dice.Between(0.24f, 0.33f);
        var centre = new Vector2(
            canvas.Width * dice.Between(0.42f, 0.58f), canvas.Height * dice.Between(0.44f, 0.54f));
        var place = Matrix3x2.CreateScale(size) * Matrix3x2.CreateRotation(dice.Around(0, 0.07f)) *
            Matrix3x2.CreateTranslation(centre);
        var skin = dice.Pick(0xF6D7C3, 0xEDC1A0, 0xDBA47C, 0xBF8560, 0x94603F, 0x6B432C);
        var person = new Person(canvas, dice, place, Colour.Hex(skin), size);
        person.Paint();
    }

    private static void PaintWall(Canvas canvas, Dice dice)
    {
        var hue = dice.Between(0, 360);
        var wall = Colour.Oklch(dice.Between(0.5f, 0.9f), dice.Between(0.02f, 0.1f), hue);
        var light = new Vector2(canvas.Width * dice.Between(0.1f, 0.9f), canvas.Height * dice.Between(0, 0.5f));
        canvas.Shade((x, y) =>
            wall * (1.12f - (0.4f * Vector2.Distance(light, new(x, y)) / canvas.Width)));
        if (dice.Chance(0.5))
        {
            for (var i = 0; i < 14; i++)
            {
                var at = new Vector2(canvas.Width * dice.Between(0, 1), canvas.Height * dice.Between(0, 1));
                canvas.Glow(at, canvas.Width * dice.Between(0.06f, 0.16f), dice.Tint(0.8, 0.08, hue + 40), 0.35f);
            }
        }
    }

    /// <summary>Paints one person in a frame where the face is about 1 half-width wide and 1.25 high.</summary>
    private sealed class Person(Canvas canvas, Dice dice, Matrix3x2 place, Vector3 skin, float size)
    {
        private readonly Vector3 _hair =
            Colour.Hex(dice.Pick(0x2A211C, 0x4A3325, 0x6E4A2E, 0xA9793F, 0xD9B36C, 0x8C8C8C, 0x9C3F22));
        private readonly int _style = dice.Below(4);
        private readonly float _round = dice.Between(0.86f, 1.02f);

        public void Paint()
        {
            var clothes = dice.Tint(dice.Between(0.35f, 0.75f), 0.11, dice.Between(0, 360));
            if (_style is 1 or 3)
                Fill(Outline.Ellipse(0, 0.35f, 1.22f, _style == 1 ? 1.75f : 1.2f), _hair * 0.8f);

            Fill(Outline.RoundedRectangle(-0.42f, 0.7f, 0.84f, 1.3f, 0.3f), skin * 0.82f);
            Fill(Outline.Ellipse(0, 2.75f, 1.75f, 1.3f), clothes);
            Fill(Outline.Polygon(new(-0.4f, 1.55f), new(0.4f, 1.55f), new(0, 2.2f)), dice.Chance(0.5)
                ? skin * 0.86f : clothes * 1.2f);
            PaintHead();
            PaintFace();
            PaintHair();
            if (dice.Chance(0.3))
                PaintGlasses();
        }

        private void PaintHead()
        {
            Fill(Outline.Ellipse(-_round, 0.08f, 0.17f, 0.26f).Add(Outline.Ellipse(_round, 0.08f, 0.17f, 0.26f)),
                skin * 0.9f);
            var head = Smooth(0, 0.02f, _round, 1.25f).Transform(place);
            var middle = Vector2.Transform(new(-0.25f, -0.2f), place);
            canvas.Fill(head, (x, y) =>
            {
                var far = Vector2.Distance(middle, new(x, y)) / size;
                return new Vector4(skin * (1.05f - (0.16f * far * far)), 1);
            });
            foreach (var side in (ReadOnlySpan<float>)[-1, 1])
                canvas.Glow(Vector2.Transform(new(0.52f * side, 0.42f), place), size * 0.36f, Colour.Hex(0xD9604F),
                    0.25f);
        }

        private void PaintFace()
        {
            var gaze = dice.Between(-0.05f, 0.05f);
            var eye = Colour.Hex(dice.Pick(0x3B2A1E, 0x49637D, 0x4F6B43, 0x22201E));
            var open = dice.Between(0.09f, 0.14f);
            foreach (var side in (ReadOnlySpan<float>)[-0.4f, 0.4f])
            {
                Fill(Smooth(side, -0.05f, 0.18f, open), Colour.White * 0.97f);
                Fill(Smooth(side + gaze, -0.05f, 0.095f, 0.1f), eye);
                Fill(Smooth(side + gaze + 0.03f, -0.08f, 0.03f, 0.03f), Colour.White);
                Line([new(side - 0.2f, -0.3f), new(side, -0.36f), new(side + 0.2f, -0.3f)], 0.075f, _hair * 0.8f);
            }

            Line(Outline.Curve(new(0.03f, 0), new(0.1f, 0.2f), new(0.16f, 0.34f), new(-0.06f, 0.34f)), 0.05f,
                skin * 0.75f);
            var smile = dice.Between(-0.02f, 0.2f);
            var lips = Colour.Mix(skin * 0.8f, Colour.Hex(0xB8384A), 0.55f);
            var upper = Outline.Curve(new(-0.34f, 0.62f), new(-0.15f, 0.62f + smile), new(0.15f, 0.62f + smile),
                new(0.34f, 0.62f));
            if (dice.Chance(0.35))
                Fill(new Outline().Add([.. upper, new(0, 0.6f)]), Colour.White * 0.95f);

            Line(upper, 0.07f, lips);
            if (dice.Chance(0.22))
                PaintBeard();
        }

        private void PaintBeard()
        {
            var edge = Outline.Curve(new(-0.92f, 0.2f), new(-0.8f, 1.65f), new(0.8f, 1.65f), new(0.92f, 0.2f));
            var inner = Outline.Curve(new(0.78f, 0.3f), new(0.55f, 0.55f), new(0.3f, 0.42f), new(0, 0.44f));
            var back = Outline.Curve(new(0, 0.44f), new(-0.3f, 0.42f), new(-0.55f, 0.55f), new(-0.78f, 0.3f));
            Fill(new Outline().Add([.. edge, .. inner, .. back]), _hair, 0.85f);
            Line([new(-0.24f, 0.68f), new(0, 0.72f), new(0.24f, 0.68f)], 0.07f, Colour.Hex(0xA8504F));
        }

        private void PaintHair()
        {
            var low = dice.Between(-0.55f, -0.35f);
            var part = dice.Between(-0.4f, 0.4f);
            Vector2[] fringe =
                [.. Outline.Curve(new(-_round - 0.06f, 0), new(-0.9f, low - 0.2f), new(part - 0.3f, low),
                new(part, low - 0.25f)),
                .. Outline.Curve(new(part, low - 0.25f), new(part + 0.3f, low), new(0.9f, low - 0.2f),
                    new(_round + 0.06f, 0))];
            Vector2[] crown =
                [.. Outline.Curve(new(_round + 0.1f, -0.1f), new(1.15f, -1.85f), new(-1.15f, -1.85f),
                new(-_round - 0.1f, -0.1f), 24)];
            if (_style == 2 && dice.Chance(0.6))
            {
                var hat = dice.Tint(0.5, 0.12, dice.Between(0, 360));
                Fill(new Outline().Add(Outline.Curve(new(-1.08f, -0.42f), new(-1.1f, -1.9f), new(1.1f, -1.9f),
                    new(1.08f, -0.42f), 24)), hat);
                Fill(Outline.RoundedRectangle(-1.15f, -0.62f, 2.3f, 0.3f, 0.14f), hat * 0.75f);
                return;
            }

            Fill(new Outline().Add([.. fringe, .. crown]), _hair);
        }

        private void PaintGlasses()
        {
            var frame = Colour.Hex(dice.Pick(0x222222, 0x5B3A29, 0x7A1F2B, 0x9A9A9A));
            foreach (var side in (ReadOnlySpan<float>)[-0.42f, 0.42f])
            {
                var ring = new Vector2[33];
                for (var i = 0; i < ring.Length; i++)
                {
                    var (sine, cosine) = MathF.SinCos(i * MathF.Tau / 32);
                    ring[i] = new(side + (0.31f * cosine), -0.03f + (0.25f * sine));
                }

                Line(ring, 0.055f, frame);
            }

            Line([new(-0.12f, -0.06f), new(0.12f, -0.06f)], 0.055f, frame);
        }

        private static Outline Smooth(float x, float y, float radiusX, float radiusY) =>
            Outline.Ellipse(100 * x, 100 * y, 100 * radiusX, 100 * radiusY).Transform(Matrix3x2.CreateScale(0.01f));

        private void Fill(Outline outline, Vector3 colour, float opacity = 1) =>
            canvas.Fill(outline.Transform(place), colour, opacity);

        private void Line(Vector2[] points, float width, Vector3 colour)
        {
            var placed = points.Select(point => Vector2.Transform(point, place)).ToArray();
            canvas.Fill(Outline.Stroke(placed, width * size), colour);
        }
    }
}
