using System.Numerics;
using Akin.Imaging;

namespace Akin.Drawing;

/// <summary>A picture being painted: colours in 0 … 1, smooth edges, each new shape over the ones before.</summary>
internal sealed class Canvas
{
    private readonly CoverageMask _mask;
    private readonly Vector3[] _pixels;
    private readonly float[] _coverage;

    public Canvas(int width, int height)
    {
        Width = width;
        Height = height;
        _mask = new CoverageMask(width, height);
        _pixels = new Vector3[width * height];
        _coverage = new float[width];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The colours of one row.</summary>
    public Span<Vector3> this[int row] => _pixels.AsSpan(row * Width, Width);

    /// <summary>Paints every pixel by a function of its place.</summary>
    public void Shade(Func<float, float, Vector3> colour) => Shade((x, y, _) => colour(x, y));

    /// <summary>Paints every pixel by a function of its place and of what is there.</summary>
    public void Shade(Func<float, float, Vector3, Vector3> colour)
    {
        for (var y = 0; y < Height; y++)
        {
            var row = this[y];
            for (var x = 0; x < row.Length; x++)
                row[x] = colour(x + 0.5f, y + 0.5f, row[x]);
        }
    }

    public void Fill(Outline outline, Vector3 colour, float opacity = 1)
    {
        _mask.Enter(outline);
        var (top, bottom) = _mask.Rows;
        for (var y = top; y < bottom; y++)
        {
            var (left, right) = _mask.Read(y, _coverage);
            var row = this[y];
            for (var x = left; x < right; x++)
                row[x] = Vector3.Lerp(row[x], colour, _coverage[x] * opacity);
        }
    }

    /// <summary>Fills by a function of the place: red, green, blue and opacity.</summary>
    public void Fill(Outline outline, Func<float, float, Vector4> paint)
    {
        _mask.Enter(outline);
        var (top, bottom) = _mask.Rows;
        for (var y = top; y < bottom; y++)
        {
            var (left, right) = _mask.Read(y, _coverage);
            var row = this[y];
            for (var x = left; x < right; x++)
            {
                if (_coverage[x] > 0)
                {
                    var colour = paint(x + 0.5f, y + 0.5f);
                    row[x] = Vector3.Lerp(row[x], colour.AsVector3(), _coverage[x] * colour.W);
                }
            }
        }
    }

    public void Line(Vector2 from, Vector2 to, float width, Vector3 colour, float opacity = 1) =>
        Fill(Outline.Stroke([from, to], width), colour, opacity);

    /// <summary>A soft light: strongest at the centre, nothing at the radius.</summary>
    public void Glow(Vector2 centre, float radius, Vector3 colour, float strength)
    {
        var top = Math.Max(0, (int)(centre.Y - radius));
        var bottom = Math.Min(Height, (int)(centre.Y + radius) + 1);
        var left = Math.Max(0, (int)(centre.X - radius));
        var right = Math.Min(Width, (int)(centre.X + radius) + 1);
        for (var y = top; y < bottom; y++)
        {
            var row = this[y];
            for (var x = left; x < right; x++)
            {
                var near = 1 - (Vector2.DistanceSquared(centre, new(x + 0.5f, y + 0.5f)) / (radius * radius));
                if (near > 0)
                    row[x] = Vector3.Lerp(row[x], colour, strength * near * near);
            }
        }
    }

    /// <summary>The finished picture in bytes, with film grain of the given strength (0 = none).</summary>
    /// <param name="grain">Standard deviation of the grain, about, in 0 … 1.</param>
    /// <param name="seed">What the grain depends on.</param>
    public RgbImage ToImage(float grain = 0, uint seed = 0)
    {
        var bytes = new byte[_pixels.Length * 3];
        var state = (seed * 2_654_435_769) | 1;
        for (var i = 0; i < _pixels.Length; i++)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            var noise = ((state >> 8) * (1f / (1 << 24))) - 0.5f;
            var colour = (_pixels[i] + new Vector3(noise * 3.4f * grain)) * 255f;
            colour = Vector3.Clamp(colour + new Vector3(0.5f), Vector3.Zero, new(255));
            bytes[3 * i] = (byte)colour.X;
            bytes[(3 * i) + 1] = (byte)colour.Y;
            bytes[(3 * i) + 2] = (byte)colour.Z;
        }

        return new RgbImage(Width, Height, bytes);
    }
}
