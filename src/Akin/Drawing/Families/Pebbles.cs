using System.Numerics;

namespace Akin.Drawing.Families;

/// <summary>
/// Pebbles on a beach, each with its own colour and grain, lit from one side; wet and dark or dry and pale.
/// </summary>
internal sealed class Pebbles() : PictureFamily("pebbles", "pebbles")
{
    private readonly record struct Stone(Vector2 Place, Vector3 Colour, float Grain);

    protected override void Paint(Canvas canvas, Dice dice)
    {
        var cell = Math.Min(canvas.Width, canvas.Height) * dice.Between(0.09f, 0.2f);
        var columns = (int)(canvas.Width / cell) + 4;
        var rows = (int)(canvas.Height / cell) + 4;
        var stones = Scatter(dice, columns * rows);
        var light = Vector2.Normalize(new(dice.Between(-1, 1), dice.Between(-1, -0.2f)));
        var ground = dice.Tint(0.22, 0.02, 60);
        var offset = dice.Between(0, 1);
        var slim = dice.Between(0.75f, 1.3f);
        canvas.Shade((x, y) =>
        {
            float u = (x / cell) + 1, v = (y / cell * slim) + 1;
            var bend = 0.25f * NoiseField.Sample(offset + (u * 0.06f), offset + (v * 0.06f));
            var (stone, toward, gap) = Nearest(stones, columns, rows, u + bend, v - bend);
            var grain = NoiseField.Sample((u * 0.35f) + stone.Grain, (v * 0.35f) + stone.Grain);
            var rim = Colour.Ramp(0, 0.42f, gap);
            var lit = (0.55f + (0.45f * rim)) * (1 + (0.5f * Vector2.Dot(toward, light)) + (0.13f * grain));
            var inside = Colour.Ramp(0.05f, 0.13f, gap - (0.5f * Math.Max(0, toward.Length() - 0.42f)));
            return Colour.Mix(ground, stone.Colour * Math.Max(0.25f, lit), inside);
        });
    }

    private static Stone[] Scatter(Dice dice, int count)
    {
        var tone = dice.Between(0.42f, 0.74f);
        var hue = dice.Between(30, 110);
        var variety = dice.Between(0.05f, 0.13f);
        var stones = new Stone[count];
        for (var i = 0; i < count; i++)
        {
            var colour = Colour.Oklch(
                Math.Clamp(dice.Around(tone, variety), 0.2, 0.95), dice.Between(0.005f, 0.05f), dice.Chance(0.2)
                    ? hue + 160 : dice.Around(hue, 25));
            stones[i] = new(new(dice.Between(0.12f, 0.88f), dice.Between(0.12f, 0.88f)), colour, dice.Between(0, 1));
        }

        return stones;
    }

    /// <summary>
    /// The stone a place belongs to, the way from its middle, and how far the next stone is farther off.
    /// </summary>
    private static (Stone Stone, Vector2 Toward, float Gap) Nearest(Stone[] stones, int columns, int rows, float u,
        float v)
    {
        int column = Math.Clamp((int)u, 1, columns - 2), row = Math.Clamp((int)v, 1, rows - 2);
        float best = float.MaxValue, second = float.MaxValue;
        var found = 0;
        var toward = Vector2.Zero;
        for (var j = row - 1; j <= row + 1; j++)
        {
            for (var i = column - 1; i <= column + 1; i++)
            {
                var away = new Vector2(u - i, v - j) - stones[(j * columns) + i].Place;
                var distance = away.LengthSquared();
                if (distance < best)
                {
                    second = best;
                    best = distance;
                    found = (j * columns) + i;
                    toward = away;
                }
                else if (distance < second)
                {
                    second = distance;
                }
            }
        }

        return (stones[found], toward, MathF.Sqrt(second) - MathF.Sqrt(best));
    }
}
