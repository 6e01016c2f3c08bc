using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// A square grid of nodes around all points, and cubic Lagrange interpolation on it: the two nodes before a place and
/// the two behind it, along each axis, stand for the place. Spacings come from a ladder of few values, so the
/// kernels' spectra can be kept from one iteration to the next: 0.4, finer while the map is small, coarser when 1,250
/// nodes a side would not do.
/// </summary>
internal sealed class NodeGrid
{
    /// <summary>Nodes that stand for a place, along an axis.</summary>
    public const int Support = 4;

    private const double FinestNeeded = 0.4;
    private const int FewestNodes = 128;
    private const int MostNodes = 1250;
    private const double StepsPerDoubling = 8;
    private readonly double _left;
    private readonly double _top;
    private readonly double[] _potentials = new double[Support * Support];

    private NodeGrid(double centreX, double centreY, double span)
    {
        Spacing = (span / (FewestNodes - Support), span / (MostNodes - Support)) switch
        {
            ( < FinestNeeded and var finer, _) => OnLadder(finer),
            (_, > FinestNeeded and var coarser) => OnLadder(coarser),
            _ => FinestNeeded,
        };
        var nodes = Math.Clamp((int)Math.Ceiling(span / Spacing) + Support, FewestNodes, MostNodes);
        Size = FourierTransform.EvenLength(2 * nodes);
        Nodes = Size / 2;
        _left = centreX - (Spacing * (Nodes - 1) / 2);
        _top = centreY - (Spacing * (Nodes - 1) / 2);
        for (var i = 0; i < _potentials.Length; i++)
        {
            var (dx, dy) = (i % Support * Spacing, i / Support * Spacing);
            _potentials[i] = 1 / (1 + (dx * dx) + (dy * dy));
        }
    }

    /// <summary>Nodes along a side.</summary>
    public int Nodes { get; }

    /// <summary>Nodes along a side of the periodic grid: twice as many, and a length that transforms fast.</summary>
    public int Size { get; }

    /// <summary>Distance of neighbouring nodes.</summary>
    public double Spacing { get; }

    /// <summary>The grid around points.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="margin">How far it reaches beyond them.</param>
    public static NodeGrid Around(MapPoints points, double margin = 0)
    {
        double left = double.MaxValue, right = double.MinValue, top = double.MaxValue, bottom = double.MinValue;
        for (var i = 0; i < points.Count; i++)
        {
            (left, right) = (Math.Min(left, points.X[i]), Math.Max(right, points.X[i]));
            (top, bottom) = (Math.Min(top, points.Y[i]), Math.Max(bottom, points.Y[i]));
        }

        return new((left + right) / 2, (top + bottom) / 2, Math.Max(right - left, bottom - top) + (2 * margin));
    }

    /// <summary>
    /// The first of the four columns of nodes that stand for a place, and their weights, which sum to 1.
    /// </summary>
    public int Column(double x, Span<double> weights) => Locate((x - _left) / Spacing, weights);

    /// <summary>The same for rows.</summary>
    public int Row(double y, Span<double> weights) => Locate((y - _top) / Spacing, weights);

    /// <summary>The first of the four rows.</summary>
    public int Row(double y) => FirstNode((y - _top) / Spacing);

    /// <summary>
    /// The place itself, or the nearest between the second and the last but one node along each axis.
    /// </summary>
    public (double X, double Y) Within(double x, double y) => (
        Math.Clamp(x, _left + Spacing, _left + (Spacing * (Nodes - 2))),
        Math.Clamp(y, _top + Spacing, _top + (Spacing * (Nodes - 2))));

    /// <summary>What the grid makes of 1 / (1 + 0²) for a point and itself, which is near 1 but not 1.</summary>
    public double PotentialAtSelf(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Span<double> alongX = stackalloc double[Support];
        Span<double> alongY = stackalloc double[Support];
        Overlap(x, alongX);
        Overlap(y, alongY);
        var sum = 0.0;
        for (var i = 0; i < _potentials.Length; i++)
        {
            sum += alongY[i / Support] * alongX[i % Support] * _potentials[i];
        }

        return sum;
    }

    /// <summary>Sums of products of weights whose nodes lie 0, 1, 2, 3 apart, either way.</summary>
    private static void Overlap(ReadOnlySpan<double> w, Span<double> overlap)
    {
        overlap[0] = (w[0] * w[0]) + (w[1] * w[1]) + (w[2] * w[2]) + (w[3] * w[3]);
        overlap[1] = 2 * ((w[0] * w[1]) + (w[1] * w[2]) + (w[2] * w[3]));
        overlap[2] = 2 * ((w[0] * w[2]) + (w[1] * w[3]));
        overlap[3] = 2 * w[0] * w[3];
    }

    private int Locate(double place, Span<double> weights)
    {
        var first = FirstNode(place);
        var t = place - first - 1;
        weights[0] = -t * (t - 1) * (t - 2) / 6;
        weights[1] = (t + 1) * (t - 1) * (t - 2) / 2;
        weights[2] = -(t + 1) * t * (t - 2) / 2;
        weights[3] = (t + 1) * t * (t - 1) / 6;
        return first;
    }

    private int FirstNode(double place) => Math.Clamp((int)Math.Floor(place) - 1, 0, Nodes - Support);

    private static double OnLadder(double spacing) =>
        Math.Pow(2, Math.Ceiling(StepsPerDoubling * Math.Log2(Math.Max(spacing, 1e-12))) / StepsPerDoubling);
}
