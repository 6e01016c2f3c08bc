using System.Numerics;

namespace Akin.Drawing.Families;

/// <summary>
/// Brick walls: red, sand, grey or painted; new or worn, seen straight or askew, some with a window or in shadow.
/// </summary>
internal sealed class Bricks() : PictureFamily("brick walls", "wall")
{
    protected override void Paint(Canvas canvas, Dice dice)
    {
        var (lightness, chroma, hue) =
            dice.Pick((0.5, 0.11, 35.0), (0.45, 0.09, 30.0), (0.66, 0.06, 65.0), (0.55, 0.015, 60.0),
            (0.88, 0.015, 90.0));
        var mortar = dice.Tint(dice.Between(0.55f, 0.82f), 0.012, 80);
        var brick = canvas.Height * dice.Between(0.055f, 0.13f);
        var length = brick * dice.Between(2.1f, 3.2f);
        var joint = brick * dice.Between(0.07f, 0.16f);
        var turn = dice.Around(0, 0.06f);
        var lean = dice.Around(0, 0.18f);
        var variety = dice.Between(0.05f, 0.2f);
        uint salt = (uint)dice.Below(1 << 30);
        float worn = dice.Between(0.1f, 0.35f), offset = dice.Between(0, 1);
        var sun = dice.Between(-0.35f, 0.35f);
        var colours = new Vector3[64];
        for (var i = 0; i < colours.Length; i++)
            colours[i] = Colour.Oklch(lightness + dice.Around(0, variety * 0.45f), chroma * dice.Between(0.7f, 1.25f),
                hue + dice.Around(0, 9));

        canvas.Shade((x, y) =>
        {
            var wide = 1 + (lean * ((y / canvas.Height) - 0.5f));
            float u = (((x - (canvas.Width / 2f)) * wide) + (turn * y)) + 4000, v = y - (turn * x) + 4000;
            var course = MathF.Floor(v / brick);
            var along = u + (((int)course & 1) == 0 ? 0 : length / 2);
            var number = MathF.Floor(along / length);
            float inX = along - (number * length), inY = v - (course * brick);
            var edge = Math.Min(Math.Min(inX, length - inX), Math.Min(inY, brick - inY));
            var rough = NoiseField.Sample(offset + (u / 300), offset + (v / 300));
            var solid = Colour.Ramp(joint * 0.35f, (joint * 0.7f) + 0.8f, edge + (rough * joint * 0.5f));
            var colour = colours[Hash((uint)course, (uint)number, salt) & 63] * (1 + (worn * rough));
            colour *= 1 + (0.12f * Colour.Ramp(joint * 2, 0, inY)) - (0.16f * Colour.Ramp(brick - (joint * 2), brick,
                inY));
            var grout = mortar * (0.86f + (0.25f * rough));
            var stain = NoiseField.Sample(offset + (x / canvas.Width * 0.3f), offset + (y / canvas.Height * 0.25f));
            return Colour.Mix(grout, colour, solid) * (1 + (0.14f * stain) + (sun * ((x / canvas.Width) - 0.5f)));
        });
        if (dice.Chance(0.25))
            PaintWindow(canvas, dice);
        else if (dice.Chance(0.35))
            PaintShadow(canvas, dice);
    }

    private static void PaintWindow(Canvas canvas, Dice dice)
    {
        var width = canvas.Width * dice.Between(0.2f, 0.34f);
        var height = canvas.Height * dice.Between(0.35f, 0.6f);
        var x = dice.Between(0.08f, 0.6f) * canvas.Width;
        var y = dice.Between(0.08f, 0.36f) * canvas.Height;
        var frame = dice.Tint(dice.Pick(0.95f, 0.4f), 0.04, dice.Between(0, 360));
        var sky = dice.Tint(0.5, 0.05, 230);
        canvas.Fill(Outline.Rectangle(x - 5, y - 5, width + 10, height + 12), frame * 0.8f);
        canvas.Fill(Outline.Rectangle(x, y, width, height), frame);
        for (var pane = 0; pane < 4; pane++)
        {
            var left = x + 4 + ((pane & 1) * ((width / 2) - 1));
            var top = y + 4 + ((pane >> 1) * ((height / 2) - 1));
            canvas.Fill(Outline.Rectangle(left, top, (width / 2) - 7, (height / 2) - 7), (px, py) =>
                new Vector4(sky * (0.6f + (0.7f * Colour.Ramp(0, 1,
                    ((px - left) + (py - top)) / (width + height) * 2))), 1));
        }
    }

    private static void PaintShadow(Canvas canvas, Dice dice)
    {
        var from = dice.Between(0.2f, 0.8f) * canvas.Width;
        var slant = dice.Between(-0.6f, 0.6f) * canvas.Width;
        canvas.Fill(
            Outline.Polygon(new(from, 0), new(canvas.Width * 2, 0), new(canvas.Width * 2, canvas.Height),
                new(from + slant, canvas.Height)),
            Colour.Hex(0x1B2030), dice.Between(0.3f, 0.55f));
    }

    private static uint Hash(uint a, uint b, uint salt)
    {
        var h = (a * 0x9E3779B1) ^ (b * 0x85EBCA77) ^ salt;
        h = (h ^ (h >> 15)) * 0x2C1B3C6D;
        return h ^ (h >> 12);
    }
}
