using System.Numerics;

namespace Akin.Drawing.Families;

/// <summary>
/// Woven cloth: stripes of warp and weft in a few colours, plaid or plain stripes, turned and lit from one side.
/// </summary>
internal sealed class Plaid() : PictureFamily("plaid", "fabric")
{
    protected override void Paint(Canvas canvas, Dice dice)
    {
        var hue = dice.Between(0, 360);
        Vector3[] yarns =
            [dice.Tint(dice.Between(0.3f, 0.65f), 0.13, hue),
            dice.Tint(dice.Between(0.25f, 0.5f), 0.1, hue + dice.Pick(60, 120, 180)),
            dice.Tint(0.92, 0.03, 90), dice.Tint(dice.Between(0.55f, 0.8f), 0.14, hue + dice.Pick(40, 150, 200))];
        var warp = Sett(dice);
        var weft = dice.Chance(0.7) ? warp : Sett(dice);
        var striped = dice.Chance(0.2);
        var scale = Math.Min(canvas.Width, canvas.Height) * dice.Between(0.25f, 0.7f);
        var turn = dice.Chance(0.5) ? dice.Around(0, 0.08f) : dice.Between(-0.9f, 0.9f);
        var (sine, cosine) = MathF.SinCos(turn);
        float shiftX = dice.Between(0, 1), shiftY = dice.Between(0, 1);
        var thread = dice.Between(1.6f, 3f);
        var fold = dice.Between(0.02f, 0.2f);
        var foldX = dice.Between(0, 1);
        canvas.Shade((x, y) =>
        {
            float u = (x * cosine) - (y * sine), v = (x * sine) + (y * cosine);
            var across = yarns[At(warp, (u / scale) + shiftX)];
            var along = yarns[At(weft, (v / scale) + shiftY)];
            int a = (int)MathF.Floor(u / thread), b = (int)MathF.Floor(v / thread);
            var over = ((a + b) & 3) < 2;
            var colour = striped ? across : Colour.Mix(across, along, over ? 0.25f : 0.75f);
            var fibre = 0.94f + (0.12f * (over ? 1 : 0)) + (0.07f * NoiseField.Sample(u / 90, v / 90));
            var light = 1 + (fold * 1.6f * NoiseField.Sample(foldX + (x / canvas.Width * 0.35f),
                foldX + (y / canvas.Height * 0.2f)));
            return colour * fibre * light;
        });
    }

    /// <summary>One repeat of the pattern as 48 yarn numbers, mirrored in the middle.</summary>
    private static int[] Sett(Dice dice)
    {
        var half = new List<int>();
        while (half.Count < 24)
        {
            var yarn = dice.Below(4);
            var run = dice.Pick(1, 2, 4, 6, 8);
            for (var i = 0; i < run && half.Count < 24; i++)
                half.Add(yarn);
        }

        return [.. half, .. Enumerable.Reverse(half)];
    }

    private static int At(int[] sett, float place) => sett[(int)((place - MathF.Floor(place)) * 47.99f)];
}
