using System.Numerics;

namespace Akin.Drawing.Families;

/// <summary>
/// A city at night: towers with lit windows, a moon or stars, lamps mirrored in the wet street or the river.
/// </summary>
internal sealed class NightCity() : PictureFamily("city at night", "night")
{
    protected override void Paint(Canvas canvas, Dice dice)
    {
        var hue = dice.Between(230, 320);
        var zenith = Colour.Oklch(dice.Between(0.16f, 0.28f), 0.07, hue);
        var glow = Colour.Oklch(dice.Between(0.4f, 0.6f), 0.1, dice.Pick(hue, hue + 60, 50));
        var ground = MathF.Round(canvas.Height * dice.Between(0.76f, 0.93f));
        canvas.Shade((_, y) => Colour.Gradient([zenith, zenith, glow], y / ground));
        PaintHeavens(canvas, dice, ground);
        var layers = dice.Whole(2, 3);
        for (var layer = 0; layer < layers; layer++)
        {
            var near = (layer + 1f) / layers;
            PaintRow(canvas, dice, Colour.Mix(glow, zenith * 0.55f, 0.35f + (0.6f * near)), near, ground);
        }

        PaintWater(canvas, dice, ground, zenith);
        PaintLamps(canvas, dice, ground);
    }

    private static void PaintHeavens(Canvas canvas, Dice dice, float ground)
    {
        if (dice.Chance(0.45))
        {
            var moon = new Vector2(canvas.Width * dice.Between(0.1f, 0.9f), ground * dice.Between(0.1f, 0.35f));
            var radius = canvas.Height * dice.Between(0.03f, 0.07f);
            canvas.Glow(moon, radius * 4, Colour.Hex(0xCFD8FF), 0.5f);
            canvas.Fill(Outline.Ellipse(moon.X, moon.Y, radius, radius), Colour.Hex(0xFBF6E3));
        }

        for (var i = dice.Whole(0, 60); i > 0; i--)
        {
            var (x, y) = (dice.Below(canvas.Width), dice.Below((int)(ground * 0.6f)));
            canvas[y][x] = Colour.Mix(canvas[y][x], Colour.White, dice.Between(0.2f, 0.9f));
        }
    }

    private static void PaintRow(Canvas canvas, Dice dice, Vector3 wall, float near, float ground)
    {
        var x = -canvas.Width * dice.Between(0, 0.08f);
        while (x < canvas.Width)
        {
            var width = canvas.Width * dice.Between(0.06f, 0.17f) * (0.6f + (0.5f * near));
            var tall = ground * dice.Between(0.25f, 0.85f) * (1.12f - (0.45f * near));
            PaintTower(canvas, dice, wall * dice.Between(0.85f, 1.15f), near, new(x, ground - tall, width, tall));
            x += width + (canvas.Width * dice.Between(-0.01f, 0.035f));
        }
    }

    private static void PaintTower(Canvas canvas, Dice dice, Vector3 wall, float near, Vector4 box)
    {
        var (x, y, width, tall) = (box.X, box.Y, box.Z, box.W);
        canvas.Fill(Outline.Rectangle(x, y, width, tall), wall);
        if (dice.Chance(0.3))
            canvas.Line(new(x + (width / 2), y), new(x + (width / 2), y - (tall * dice.Between(0.06f, 0.2f))), 1.2f,
                wall);
        else if (dice.Chance(0.3))
            canvas.Fill(Outline.Polygon(new(x, y), new(x + width, y), new(x + (width * 0.5f), y - (width * 0.5f))),
                wall);

        var step = canvas.Height * (0.016f + (0.022f * near)) * dice.Between(0.8f, 1.25f);
        var lamp = dice.Chance(0.75) ? dice.Tint(0.86, 0.11, 80) : dice.Tint(0.88, 0.05, 220);
        var lit = dice.Between(0.2f, 0.7f);
        var tallWindow = dice.Between(0.4f, 0.7f);
        for (var row = y + (step * 0.6f); row < y + tall - step; row += step)
        {
            for (var column = x + (step * 0.4f); column < x + width - (step * 0.7f); column += step * 0.85f)
            {
                if (dice.Chance(lit))
                {
                    var bright = dice.Between(0.3f, 1) * (0.45f + (0.55f * near));
                    canvas.Fill(Outline.Rectangle(column, row, step * 0.42f, step * tallWindow), lamp, bright);
                }
            }
        }
    }

    private static void PaintWater(Canvas canvas, Dice dice, float ground, Vector3 zenith)
    {
        var offset = dice.Between(0, 1);
        for (var y = (int)ground; y < canvas.Height; y++)
        {
            var t = (y - ground) / canvas.Height;
            var mirror = canvas[Math.Max(0, (int)(ground - 1 - ((y - ground) * 2.4f)))];
            var row = canvas[y];
            for (var x = 0; x < row.Length; x++)
            {
                var ripple = NoiseField.Sample(offset + (x / (float)canvas.Width * 0.7f), offset + (t * 9));
                var from = Math.Clamp(x + (int)(ripple * 9), 0, row.Length - 1);
                row[x] = Colour.Mix(mirror[from] * (0.75f + (0.3f * ripple)), zenith, 0.3f);
            }
        }
    }

    private static void PaintLamps(Canvas canvas, Dice dice, float ground)
    {
        for (var i = dice.Whole(3, 14); i > 0; i--)
        {
            var colour = dice.Pick(Colour.Hex(0xFFD08A), Colour.Hex(0xFFB060), Colour.Hex(0xFF5A4F),
                Colour.Hex(0xBFE3FF));
            var lamp = new Vector2(canvas.Width * dice.Between(0, 1),
                ground - (canvas.Height * dice.Between(0, 0.05f)));
            canvas.Glow(lamp, canvas.Height * dice.Between(0.02f, 0.07f), colour, 0.85f);
            var tail = Outline.Rectangle(lamp.X - 1, ground, 2, canvas.Height * dice.Between(0.05f, 0.2f));
            canvas.Fill(tail, colour, 0.3f);
        }
    }
}
