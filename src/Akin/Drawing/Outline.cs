using System.Numerics;

namespace Akin.Drawing;

/// <summary>Closed contours of straight pieces, to be filled by a <see cref="Canvas"/>; in pixels, y down.</summary>
internal sealed class Outline
{
    private readonly List<Vector2> _points = [];
    private readonly List<int> _ends = [];

    public IReadOnlyList<Vector2> Points => _points;

    /// <summary>For each contour the index past its last point.</summary>
    public IReadOnlyList<int> Ends => _ends;

    public static Outline Polygon(params ReadOnlySpan<Vector2> points) => new Outline().Add(points);

    public static Outline Rectangle(float x, float y, float width, float height) =>
        Polygon(new(x, y), new(x + width, y), new(x + width, y + height), new(x, y + height));

    public static Outline RoundedRectangle(float x, float y, float width, float height, float radius)
    {
        var r = Math.Min(radius, Math.Min(width, height) / 2);
        var points = new List<Vector2>();
        Vector2[] corners = [new(x + width - r, y + height - r), new(x + r, y + height - r), new(x + r, y + r),
            new(x + width - r, y + r)];
        for (var corner = 0; corner < 4; corner++)
        {
            for (var step = 0; step <= 6; step++)
            {
                var (sine, cosine) = Math.SinCos((corner + (step / 6.0)) * Math.PI / 2);
                points.Add(corners[corner] + (r * new Vector2((float)cosine, (float)sine)));
            }
        }

        return new Outline().Add([.. points]);
    }

    public static Outline Ellipse(float x, float y, float radiusX, float radiusY)
    {
        var count = Math.Clamp((int)(3 * MathF.Sqrt(Math.Max(radiusX, radiusY))), 10, 72);
        var points = new Vector2[count];
        for (var i = 0; i < count; i++)
        {
            var (sine, cosine) = Math.SinCos(i * 2 * Math.PI / count);
            points[i] = new(x + (radiusX * (float)cosine), y + (radiusY * (float)sine));
        }

        return new Outline().Add(points);
    }

    /// <summary>A line with width, round at its joins and ends.</summary>
    public static Outline Stroke(ReadOnlySpan<Vector2> line, float width, bool round = true)
    {
        var outline = new Outline();
        for (var i = 1; i < line.Length; i++)
        {
            var along = line[i] - line[i - 1];
            if (along == Vector2.Zero)
                continue;

            var side = Vector2.Normalize(new(-along.Y, along.X)) * width / 2;
            outline.Add([line[i - 1] - side, line[i] - side, line[i] + side, line[i - 1] + side]);
        }

        if (round && width > 1.5f)
        {
            foreach (var point in line)
                outline.Add(Ellipse(point.X, point.Y, width / 2, width / 2));
        }

        return outline;
    }

    /// <summary>Points of a cubic Bézier curve, ends included.</summary>
    public static Vector2[] Curve(Vector2 a, Vector2 b, Vector2 c, Vector2 d, int pieces = 14)
    {
        var points = new Vector2[pieces + 1];
        for (var i = 0; i <= pieces; i++)
        {
            var t = i / (float)pieces;
            var u = 1 - t;
            points[i] = (u * u * u * a) + (3 * u * u * t * b) + (3 * u * t * t * c) + (t * t * t * d);
        }

        return points;
    }

    public Outline Add(ReadOnlySpan<Vector2> contour)
    {
        _points.AddRange(contour);
        _ends.Add(_points.Count);
        return this;
    }

    public Outline Add(Outline other)
    {
        var offset = _points.Count;
        _points.AddRange(other._points);
        foreach (var end in other._ends)
            _ends.Add(offset + end);

        return this;
    }

    public Outline Transform(Matrix3x2 matrix)
    {
        var result = new Outline();
        foreach (var point in _points)
            result._points.Add(Vector2.Transform(point, matrix));

        result._ends.AddRange(_ends);
        return result;
    }
}
