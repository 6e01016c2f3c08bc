using System.Numerics;

namespace Akin.Drawing.Families;

/// <summary>
/// Pages with a chart: bars, a line, or a pie, with a title, axes and lines of text; on a light or dark slide.
/// </summary>
internal sealed class Charts() : PictureFamily("charts", "chart")
{
    protected override void Paint(Canvas canvas, Dice dice)
    {
        var dark = dice.Chance(0.2);
        var paper = dark ? dice.Tint(0.25, 0.03, 260) : dice.Tint(0.98, 0.006, dice.Between(0, 360), 0.3f);
        var ink = dark ? Colour.Hex(0xDDE3EA) : Colour.Hex(0x2B2F36);
        canvas.Shade((_, _) => paper);
        var page = new Page(canvas, dice, ink, dice.Between(0, 360));
        float left = canvas.Width * dice.Between(0.09f, 0.16f), top = canvas.Height * dice.Between(0.18f, 0.28f);
        float right = canvas.Width * dice.Between(0.84f, 0.94f), bottom = canvas.Height * dice.Between(0.76f, 0.9f);
        page.Text(left, canvas.Height * 0.08f, (right - left) * dice.Between(0.35f, 0.8f), canvas.Height * 0.045f, 1);
        switch (dice.Below(5))
        {
            case 0:
                page.Lines(left, top, right, bottom);
                break;
            case 1:
                page.Pie(left, top, right, bottom);
                break;
            default:
                page.Bars(left, top, right, bottom);
                break;
        }

        for (var i = dice.Below(3); i > 0; i--)
            page.Text(left, bottom + (canvas.Height * 0.035f * i) + 3, (right - left) * dice.Between(0.5f, 1),
                canvas.Height * 0.016f, 0.5f);
    }

    private sealed class Page(Canvas canvas, Dice dice, Vector3 ink, float hue)
    {
        /// <summary>Words as small blocks, as print looks from afar.</summary>
        public void Text(float x, float y, float length, float height, float strength)
        {
            var end = x + length;
            while (x < end)
            {
                var word = Math.Min(height * dice.Between(1.2f, 4.5f), end - x);
                canvas.Fill(Outline.RoundedRectangle(x, y, word, height, height * 0.3f), ink, 0.75f * strength);
                x += word + (height * 0.7f);
            }
        }

        public void Bars(float left, float top, float right, float bottom)
        {
            Grid(left, top, right, bottom);
            var count = dice.Whole(4, 12);
            var series = dice.Pick(1, 1, 2, 3);
            var lying = dice.Chance(0.25);
            var slot = (lying ? bottom - top : right - left) / count;
            for (var i = 0; i < count; i++)
            {
                for (var s = 0; s < series; s++)
                {
                    var value = dice.Between(0.12f, 0.97f);
                    var thick = slot * 0.72f / series;
                    var at = (i * slot) + (slot * 0.14f) + (s * thick);
                    var bar = lying
                        ? Outline.Rectangle(left, top + at, (right - left) * value, thick * 0.92f)
                        : Outline.Rectangle(left + at, bottom - ((bottom - top) * value), thick * 0.92f,
                            (bottom - top) * value);
                    canvas.Fill(bar, Series(s, series == 1 && dice.Chance(0.15)));
                }
            }

            Axes(left, top, right, bottom);
        }

        public void Lines(float left, float top, float right, float bottom)
        {
            Grid(left, top, right, bottom);
            for (var s = dice.Whole(1, 3); s > 0; s--)
            {
                var points = new Vector2[dice.Whole(6, 14)];
                var value = dice.Between(0.2f, 0.8f);
                for (var i = 0; i < points.Length; i++)
                {
                    value = Math.Clamp(value + dice.Around(0.02f, 0.12f), 0.04f, 0.97f);
                    points[i] = new(left + ((right - left) * i / (points.Length - 1)),
                        bottom - ((bottom - top) * value));
                }

                canvas.Fill(Outline.Stroke(points, canvas.Height * 0.013f), Series(s, false));
                foreach (var point in points)
                    canvas.Fill(Outline.Ellipse(point.X, point.Y, canvas.Height * 0.014f, canvas.Height * 0.014f),
                        Series(s, false));
            }

            Axes(left, top, right, bottom);
        }

        public void Pie(float left, float top, float right, float bottom)
        {
            var radius = Math.Min(right - left, bottom - top) * 0.48f;
            var centre = new Vector2(left + radius + ((right - left - (2 * radius)) * dice.Between(0, 0.5f)),
                (top + bottom) / 2);
            var angle = -MathF.PI / 2;
            var parts = dice.Whole(3, 6);
            for (var i = 0; i < parts; i++)
            {
                var turn = i == parts - 1
                    ? (1.5f * MathF.PI) - angle : MathF.Tau * dice.Between(0.5f, 1.4f) / parts * 0.9f;
                var slice = new List<Vector2> { centre };
                for (var step = 0; step <= 24; step++)
                {
                    var (sine, cosine) = MathF.SinCos(angle + (turn * step / 24));
                    slice.Add(centre + (radius * new Vector2(cosine, sine)));
                }

                canvas.Fill(Outline.Polygon([.. slice]), Series(i, false));
                angle += turn;
                Text(right - (canvas.Width * 0.16f), top + (canvas.Height * 0.09f * i), canvas.Width * 0.14f,
                    canvas.Height * 0.025f, 0.8f);
            }
        }

        private Vector3 Series(int number, bool marked) =>
            Colour.Oklch(0.62 + (0.09 * (number % 2)), marked ? 0.2 : 0.14, marked ? hue + 180 : hue + (number * 75));

        private void Grid(float left, float top, float right, float bottom)
        {
            for (var i = 0; i <= 5; i++)
            {
                var y = top + ((bottom - top) * i / 5);
                canvas.Fill(Outline.Rectangle(left, y, right - left, 0.8f), ink, 0.22f);
                canvas.Fill(Outline.RoundedRectangle(left - (canvas.Width * 0.05f), y - 2, canvas.Width * 0.03f, 4, 1),
                    ink, 0.5f);
            }
        }

        private void Axes(float left, float top, float right, float bottom)
        {
            canvas.Fill(Outline.Rectangle(left - 1, top, 1.6f, bottom - top), ink);
            canvas.Fill(Outline.Rectangle(left - 1, bottom, right - left, 1.6f), ink);
        }
    }
}
