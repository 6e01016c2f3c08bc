using System.Numerics;

namespace Akin.Drawing.Families;

/// <summary>
/// Mountains by day: ridges that pale with distance, snow, clouds, a wood of firs or a lake in front.
/// </summary>
internal sealed class Mountains() : PictureFamily("mountains", "mountain")
{
    protected override void Paint(Canvas canvas, Dice dice)
    {
        var haze = dice.Tint(0.9, 0.03, dice.Between(200, 260));
        PaintSky(canvas, dice, haze);
        var ridges = dice.Whole(2, 4);
        var rock = dice.Tint(0.45, 0.03, dice.Pick(60f, 140f, 250f));
        var season = dice.Between(85, 150);
        var light = dice.Pick(-1f, 1f);
        for (var i = 0; i < ridges; i++)
        {
            var near = (i + 1f) / ridges;
            var green = Colour.Oklch(0.62 - (0.25 * near), 0.09, season);
            var colour = Colour.Mix(haze, Colour.Mix(rock, green, (near - 0.3f) * 1.3f), 0.4f + (0.55f * near));
            PaintRidge(canvas, dice, colour, near, light);
        }

        if (dice.Chance(0.4))
            PaintLake(canvas, dice, haze);
        else
            PaintFirs(canvas, dice, season);
    }

    private static void PaintSky(Canvas canvas, Dice dice, Vector3 haze)
    {
        var zenith = dice.Tint(0.6, 0.12, 250);
        float offsetX = dice.Between(0, 1), offsetY = dice.Between(0, 1);
        var cover = dice.Between(-0.3f, 0.35f);
        canvas.Shade((x, y) =>
        {
            var t = y / canvas.Height;
            var sky = Colour.Mix(zenith, haze, t * 1.5f);
            var cloud = NoiseField.Sample(offsetX + (x / canvas.Width * 0.45f), offsetY + (t * 0.8f));
            return Colour.Mix(sky, Colour.White * 0.98f, Colour.Ramp(0.1f, 0.75f, cloud + cover) * 0.9f);
        });
    }

    private static void PaintRidge(Canvas canvas, Dice dice, Vector3 colour, float near, float light)
    {
        float width = canvas.Width, height = canvas.Height;
        var level = height * (0.28f + (0.42f * near) + dice.Between(-0.05f, 0.05f));
        var rough = height * dice.Between(0.2f, 0.34f) * (1.25f - (0.8f * near));
        var wide = dice.Between(0.3f, 0.6f);
        float offset = dice.Between(0, 1), line = dice.Between(0, 1);
        var snowline = near < 0.7f ? level - (rough * dice.Between(-0.1f, 0.3f)) : -1;
        var tops = new Vector2[(int)(width / 2) + 2];
        for (var i = 0; i < tops.Length; i++)
            tops[i] = new(i * 2,
                level - (rough * (0.15f + (1.1f * NoiseField.Sample(offset + (i * 2 / width * wide), line)))));

        Vector2[] outline = [.. tops, new(width + 2, height + 1), new(0, height + 1)];
        canvas.Fill(Outline.Polygon(outline), (x, y) =>
        {
            float u = offset + (x / width * 1.1f) + (y / height * 0.35f * light), v = line + (y / height * 0.55f);
            var crag = NoiseField.Sample(u, v);
            var relief = crag - NoiseField.Sample(u + (0.012f * light), v - 0.006f);
            var shade = 1 + (0.12f * crag) + (1.1f * relief);
            var surface = colour * shade;
            var snow = Colour.Ramp(0, height * 0.05f, snowline - y + (crag * height * 0.13f));
            return new Vector4(Colour.Mix(surface, new Vector3(0.95f, 0.97f, 1) * (0.86f + (0.14f * shade)), snow), 1);
        });
    }

    private static void PaintLake(Canvas canvas, Dice dice, Vector3 haze)
    {
        var shore = (int)(canvas.Height * dice.Between(0.76f, 0.88f));
        var water = dice.Tint(0.5, 0.08, 225);
        var offset = dice.Between(0, 1);
        for (var y = shore; y < canvas.Height; y++)
        {
            var t = (y - shore) / (float)(canvas.Height - shore);
            var mirror = canvas[Math.Max(0, (2 * shore) - y - 1)];
            var row = canvas[y];
            for (var x = 0; x < row.Length; x++)
            {
                var ripple = NoiseField.Sample(offset + (x / (float)canvas.Width),
                    offset + (MathF.Log(0.1f + t) * 1.5f));
                var from = Math.Clamp(x + (int)(ripple * 8 * t), 0, row.Length - 1);
                row[x] = Colour.Mix(Colour.Mix(mirror[from], water, 0.35f + (0.4f * t)), haze,
                    0.15f * Math.Max(0, ripple));
            }
        }
    }

    private static void PaintFirs(Canvas canvas, Dice dice, float season)
    {
        var ground = dice.Between(0.86f, 0.96f) * canvas.Height;
        var meadow = Colour.Oklch(0.5, 0.1, season - 15);
        var bumps = dice.Between(0, 1);
        canvas.Fill(Outline.Rectangle(0, ground, canvas.Width, canvas.Height), (x, y) =>
            new Vector4(meadow * (1 + (0.35f * NoiseField.Sample(bumps + (x / canvas.Width),
                bumps + (y / canvas.Width)))), 1));
        var count = dice.Whole(4, 26);
        for (var i = 0; i < count; i++)
        {
            var tall = canvas.Height * dice.Between(0.1f, 0.26f);
            var x = canvas.Width * dice.Between(-0.02f, 1.02f);
            var foot = ground + (canvas.Height * dice.Between(0.005f, 0.05f));
            var green = Colour.Oklch(dice.Between(0.27f, 0.4f), 0.06, season + dice.Between(10, 40));
            var tree = new Outline();
            for (var tier = 0; tier < 4; tier++)
            {
                var top = foot - (tall * (1 - (tier * 0.19f)));
                var half = tall * (0.10f + (0.055f * tier));
                tree.Add([new(x, top), new(x + half, top + (tall * 0.36f)), new(x - half, top + (tall * 0.36f))]);
            }

            canvas.Fill(tree, green);
        }
    }
}
