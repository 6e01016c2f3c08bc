using System.Numerics;

namespace Akin.Drawing.Families;

/// <summary>
/// Plans of flats: walls, doors with their swing, windows, furniture; ink on paper, pencil, or a blueprint.
/// </summary>
internal sealed class FloorPlans() : PictureFamily("floor plans", "plan")
{
    private readonly record struct Room(float X, float Y, float Width, float Height);

    protected override void Paint(Canvas canvas, Dice dice)
    {
        var blueprint = dice.Chance(0.25);
        var paper = blueprint ? dice.Tint(0.38, 0.11, 255) : dice.Tint(0.97, 0.012, 85, 0.4f);
        var ink = blueprint
            ? Colour.Hex(0xE8F1FF) : dice.Pick(Colour.Hex(0x1C1C22), Colour.Hex(0x3A3A44), Colour.Hex(0x27406B));
        var fold = dice.Between(0, 1);
        canvas.Shade((x, y) =>
            paper * (1 + (0.025f * NoiseField.Sample(fold + (x / canvas.Width), fold + (y / canvas.Width)))));
        var pen = new Pen(canvas, ink, paper, Math.Min(canvas.Width, canvas.Height) * dice.Between(0.011f, 0.02f));
        if (blueprint)
            PaintGrid(canvas, dice);

        float marginX = canvas.Width * dice.Between(0.07f, 0.16f), marginY = canvas.Height * dice.Between(0.07f, 0.16f);
        var whole = new Room(marginX, marginY, canvas.Width - (2 * marginX), canvas.Height - (2 * marginY));
        var tinted = !blueprint && dice.Chance(0.5);
        Split(pen, dice, whole, dice.Whole(2, 3), tinted);
        pen.Frame(whole);
        for (var i = dice.Whole(2, 5); i > 0; i--)
            PaintWindow(pen, dice, whole);
        if (dice.Chance(0.6))
            PaintMeasure(pen, whole);
    }

    private static void PaintGrid(Canvas canvas, Dice dice)
    {
        var step = canvas.Height * dice.Between(0.05f, 0.09f);
        for (var x = step; x < canvas.Width; x += step)
            canvas.Fill(Outline.Rectangle(x, 0, 0.8f, canvas.Height), Colour.White, 0.13f);
        for (var y = step; y < canvas.Height; y += step)
            canvas.Fill(Outline.Rectangle(0, y, canvas.Width, 0.8f), Colour.White, 0.13f);
    }

    private static void Split(Pen pen, Dice dice, Room room, int depth, bool tinted)
    {
        if (depth == 0 || Math.Min(room.Width, room.Height) < pen.Wall * 10)
        {
            if (tinted)
                pen.Canvas.Fill(Outline.Rectangle(room.X, room.Y, room.Width, room.Height),
                    dice.Tint(0.9, 0.05, dice.Between(0, 360)), 0.55f);

            Furnish(pen, dice, room);
            return;
        }

        var at = dice.Between(0.34f, 0.66f);
        var upright = dice.Chance(room.Width / (room.Width + room.Height));
        if (upright)
        {
            Split(pen, dice, room with { Width = room.Width * at }, depth - 1, tinted);
            Split(pen, dice, room with { X = room.X + (room.Width * at), Width = room.Width * (1 - at) }, depth - 1,
                tinted);
            pen.WallWithDoor(new(room.X + (room.Width * at), room.Y), new(0, room.Height), dice);
        }
        else
        {
            Split(pen, dice, room with { Height = room.Height * at }, depth - 1, tinted);
            Split(pen, dice, room with { Y = room.Y + (room.Height * at), Height = room.Height * (1 - at) }, depth - 1,
                tinted);
            pen.WallWithDoor(new(room.X, room.Y + (room.Height * at)), new(room.Width, 0), dice);
        }
    }

    private static void Furnish(Pen pen, Dice dice, Room room)
    {
        var size = Math.Min(room.Width, room.Height);
        var middle = new Vector2(room.X + (room.Width * dice.Between(0.4f, 0.6f)),
            room.Y + (room.Height * dice.Between(0.4f, 0.6f)));
        switch (dice.Below(4))
        {
            case 0: // a table with chairs
                pen.Ring(middle, size * 0.17f);
                for (var chair = 0; chair < 4; chair++)
                {
                    var (sine, cosine) = MathF.SinCos(chair * MathF.Tau / 4);
                    pen.Ring(middle + (size * 0.26f * new Vector2(cosine, sine)), size * 0.055f);
                }

                break;
            case 1: // a bed
                pen.Box(middle.X - (size * 0.2f), middle.Y - (size * 0.26f), size * 0.4f, size * 0.52f);
                pen.Box(middle.X - (size * 0.15f), middle.Y - (size * 0.22f), size * 0.3f, size * 0.11f);
                break;
            case 2: // a sofa
                pen.Box(middle.X - (size * 0.3f), middle.Y - (size * 0.12f), size * 0.6f, size * 0.24f);
                pen.Thin(new(middle.X - (size * 0.3f), middle.Y - (size * 0.04f)),
                    new(middle.X + (size * 0.3f), middle.Y - (size * 0.04f)));
                break;
            default: // tiles
                for (var t = 0.25f; t < 1; t += 0.25f)
                    pen.Thin(new(room.X + (room.Width * t), room.Y),
                        new(room.X + (room.Width * t), room.Y + room.Height), 0.35f);
                break;
        }
    }

    private static void PaintWindow(Pen pen, Dice dice, Room whole)
    {
        var along = dice.Between(0.08f, 0.75f);
        var upright = dice.Chance(0.5);
        var far = dice.Chance(0.5);
        var wall = pen.Wall;
        var (x, y, width, height) = upright
            ? (whole.X + (far ? whole.Width : 0) - (wall / 2), whole.Y + (whole.Height * along), wall,
                whole.Height * 0.16f)
            : (whole.X + (whole.Width * along), whole.Y + (far ? whole.Height : 0) - (wall / 2), whole.Width * 0.16f,
                wall);
        pen.Canvas.Fill(Outline.Rectangle(x, y, width, height), pen.Paper);
        pen.Box(x, y, width, height);
    }

    private static void PaintMeasure(Pen pen, Room whole)
    {
        var y = whole.Y - (pen.Wall * 2.6f);
        pen.Thin(new(whole.X, y), new(whole.X + whole.Width, y));
        for (var i = 0; i <= 4; i++)
        {
            var x = whole.X + (whole.Width * i / 4);
            pen.Thin(new(x - pen.Wall, y + pen.Wall), new(x + pen.Wall, y - pen.Wall));
        }
    }

    private sealed record Pen(Canvas Canvas, Vector3 Ink, Vector3 Paper, float Wall)
    {
        public void Thin(Vector2 from, Vector2 to, float opacity = 0.8f) =>
            Canvas.Fill(Outline.Stroke([from, to], Math.Max(1, Wall * 0.22f)), Ink, opacity);

        public void Box(float x, float y, float width, float height)
        {
            Thin(new(x, y), new(x + width, y));
            Thin(new(x + width, y), new(x + width, y + height));
            Thin(new(x + width, y + height), new(x, y + height));
            Thin(new(x, y + height), new(x, y));
        }

        public void Ring(Vector2 at, float radius) => Arc(at, radius, 0, MathF.Tau);

        public void Frame(Room room)
        {
            Vector2[] corners =
                [new(room.X, room.Y), new(room.X + room.Width, room.Y), new(room.X + room.Width, room.Y + room.Height),
                new(room.X, room.Y + room.Height), new(room.X, room.Y)];
            Canvas.Fill(Outline.Stroke(corners, Wall), Ink);
        }

        /// <summary>A wall with a gap, and the quarter circle that the door leaf sweeps.</summary>
        public void WallWithDoor(Vector2 from, Vector2 reach, Dice dice)
        {
            var length = reach.Length();
            var along = reach / length;
            var across = new Vector2(-along.Y, along.X) * dice.Pick(-1f, 1f);
            var door = Math.Min(length * 0.3f, Wall * 7);
            var gap = from + (along * (length - door) * dice.Between(0.15f, 0.85f));
            Canvas.Fill(Outline.Stroke([from, gap], Wall * 0.8f), Ink);
            Canvas.Fill(Outline.Stroke([gap + (along * door), from + reach], Wall * 0.8f), Ink);
            Thin(gap, gap + (across * door));
            var start = MathF.Atan2(along.Y, along.X);
            var turn = Vector2.Dot(across, new(-along.Y, along.X)) > 0 ? MathF.PI / 2 : -MathF.PI / 2;
            Arc(gap, door, start, turn);
        }

        private void Arc(Vector2 at, float radius, float start, float turn)
        {
            var points = new Vector2[17];
            for (var i = 0; i < points.Length; i++)
            {
                var (sine, cosine) = MathF.SinCos(start + (turn * i / 16));
                points[i] = at + (radius * new Vector2(cosine, sine));
            }

            Canvas.Fill(Outline.Stroke(points, Math.Max(1, Wall * 0.2f)), Ink, 0.75f);
        }
    }
}
