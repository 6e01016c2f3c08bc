using System.Numerics;

namespace Akin.Drawing.Families;

/// <summary>
/// The sun going down over the sea: glow, streaks of cloud, a glittering path, now and then a sail or an island.
/// </summary>
internal sealed class SeaSunset() : PictureFamily("sunsets", "sunset")
{
    private sealed record Light(Vector3[] Sky, Vector3[] Sea, Vector3 Sun, Vector3 Cloud);

    protected override void Paint(Canvas canvas, Dice dice)
    {
        float width = canvas.Width, height = canvas.Height;
        var horizon = MathF.Round(height * dice.Between(0.48f, 0.68f));
        var sun = new Vector2(width * dice.Between(0.15f, 0.85f), horizon - (height * dice.Between(-0.02f, 0.22f)));
        var radius = height * dice.Between(0.045f, 0.085f);
        var light = ChooseLight(dice);
        PaintSky(canvas, dice, light, sun, horizon, radius);
        PaintSea(canvas, dice, light, sun, horizon);
        if (dice.Chance(0.35))
            PaintIsland(canvas, dice, light, horizon);
        if (dice.Chance(0.5))
            PaintBoat(canvas, dice, light, horizon);
    }

    private static Light ChooseLight(Dice dice)
    {
        var hue = dice.Between(25, 75);
        var night = dice.Between(255, 320);
        var depth = dice.Between(0.22f, 0.42f);
        return new Light(
            [Colour.Oklch(depth, 0.08, night), Colour.Oklch(depth + 0.18, 0.11, (night + 360 + hue) / 2 + 10),
                Colour.Oklch(0.7, 0.15, hue), Colour.Oklch(0.86, 0.12, hue + 25)],
            [Colour.Oklch(0.62, 0.11, hue + 5), Colour.Oklch(depth + 0.1, 0.06, night),
                Colour.Oklch(depth - 0.06, 0.05, night)],
            Colour.Oklch(0.97, 0.06, hue + 45),
            Colour.Oklch(dice.Between(0.4f, 0.75f), 0.12, hue - 20));
    }

    private static void PaintSky(Canvas canvas, Dice dice, Light light, Vector2 sun, float horizon, float radius)
    {
        float offsetX = dice.Between(0, 1), offsetY = dice.Between(0, 1);
        var cover = dice.Between(-0.15f, 0.35f);
        var wide = dice.Between(0.5f, 0.9f);
        canvas.Shade((x, y) =>
        {
            if (y > horizon)
                return Vector3.Zero;

            var t = y / horizon;
            var colour = Colour.Gradient(light.Sky, t * t);
            var reach = Vector2.Distance(sun, new(x, y)) / canvas.Width;
            var glow = 1 / (1 + (9 * reach) + (55 * reach * reach));
            colour = Colour.Mix(colour, light.Sun, 0.75f * glow);
            var streak = NoiseField.Sample(offsetX + (x / canvas.Width * wide), offsetY + (t * 2.2f));
            var cloud = Colour.Ramp(0.35f - cover, 0.9f - cover, streak + 0.25f) * (0.25f + (0.6f * t));
            var lit = Colour.Mix(light.Cloud, light.Sun, glow * 0.8f);
            return Colour.Mix(colour, lit, cloud * 0.85f);
        });
        canvas.Glow(sun, radius * 4.5f, light.Sun, 0.7f);
        canvas.Fill(Outline.Ellipse(sun.X, sun.Y, radius, radius), light.Sun);
    }

    private static void PaintSea(Canvas canvas, Dice dice, Light light, Vector2 sun, float horizon)
    {
        float offset = dice.Between(0, 1);
        var waves = dice.Between(0.7f, 1.4f);
        var depth = canvas.Height - horizon;
        for (var y = (int)horizon; y < canvas.Height; y++)
        {
            var t = (y - horizon) / depth;
            var row = canvas[y];
            var down = offset + (MathF.Log(0.06f + (t * 0.55f)) * 2.6f * waves);
            var across = waves / canvas.Width / (0.3f + t);
            var spread = canvas.Width * (0.02f + (0.16f * t));
            var baseColour = Colour.Gradient(light.Sea, MathF.Sqrt(t));
            for (var x = 0; x < row.Length; x++)
            {
                var aside = (x - sun.X) / spread;
                var ripple = NoiseField.Sample(offset + ((x - sun.X) * across), down);
                var path = Bell(aside * aside);
                var glitter = path * Colour.Ramp(-0.25f, 0.35f, ripple + (0.15f * (1 - t)));
                var colour = baseColour * (1 + (0.5f * ripple * (0.4f + t)));
                row[x] = Colour.Mix(colour, light.Sun, glitter * 0.9f);
            }
        }
    }

    /// <summary>Like exp(−x/2), without the cost.</summary>
    private static float Bell(float x)
    {
        var fall = Math.Max(0, 1 - (x / 12));
        return fall * fall * fall * fall * fall * fall;
    }

    private static void PaintIsland(Canvas canvas, Dice dice, Light light, float horizon)
    {
        var left = dice.Between(-0.2f, 0.8f) * canvas.Width;
        var length = dice.Between(0.25f, 0.6f) * canvas.Width;
        var peak = dice.Between(0.03f, 0.12f) * canvas.Height;
        var seed = dice.Between(0, 1);
        var points = new List<Vector2>();
        for (var i = 0; i <= 40; i++)
        {
            var t = i / 40f;
            var hill = MathF.Sin(t * MathF.PI) * (0.75f + (0.5f * NoiseField.Sample(seed + (t * 0.5f), seed)));
            points.Add(new(left + (t * length), horizon - (peak * hill)));
        }

        canvas.Fill(Outline.Polygon([.. points]), Colour.Mix(light.Sky[0], light.Sky[1], 0.35f) * 0.75f, 0.95f);
    }

    private static void PaintBoat(Canvas canvas, Dice dice, Light light, float horizon)
    {
        var size = canvas.Height * dice.Between(0.05f, 0.14f);
        var x = canvas.Width * dice.Between(0.12f, 0.88f);
        var y = horizon + (canvas.Height * dice.Between(0.01f, 0.12f));
        var dark = light.Sea[2] * 0.5f;
        var turn = dice.Pick(-1f, 1f);
        var hull = Outline.Polygon(new(-0.45f, 0), new(0.5f, 0), new(0.32f, 0.16f), new(-0.34f, 0.16f));
        var sail = Outline.Polygon(new(0.02f, -0.06f), new(0.02f, -1), new(0.42f, -0.1f));
        var jib = Outline.Polygon(new(-0.03f, -0.06f), new(-0.03f, -0.85f), new(-0.36f, -0.06f));
        var place = Matrix3x2.CreateScale(size * turn, size) * Matrix3x2.CreateTranslation(x, y);
        canvas.Fill(hull.Transform(place), dark);
        canvas.Fill(sail.Transform(place), dark, 0.95f);
        canvas.Fill(jib.Transform(place), dark, 0.85f);
    }
}
