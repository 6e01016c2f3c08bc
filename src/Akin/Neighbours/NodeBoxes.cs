using System.Numerics;

namespace Akin.Neighbours;

/// <summary>Boxes around the nodes of a tree, and the distances between them (float32, rounded outwards).</summary>
internal sealed class NodeBoxes(int nodes, int dimensions)
{
    // Boxes are made of the very numbers whose distances are bounded; only the sums round.
    private readonly float _down = 1 - ((dimensions + 4) * 6.1e-8f);
    private readonly float _up = 1 + ((dimensions + 4) * 6.1e-8f);
    private readonly float[] _low = new float[(long)nodes * dimensions];
    private readonly float[] _high = new float[(long)nodes * dimensions];

    /// <summary>Widens a node's box to a point.</summary>
    public void Include(int node, ReadOnlySpan<float> point, bool isFirst)
    {
        var low = Low(node);
        var high = High(node);
        for (var i = 0; i < dimensions; i++)
        {
            low[i] = isFirst ? point[i] : Math.Min(low[i], point[i]);
            high[i] = isFirst ? point[i] : Math.Max(high[i], point[i]);
        }
    }

    /// <summary>Makes a node's box that around two others.</summary>
    public void Join(int node, int a, int b)
    {
        for (var i = 0; i < dimensions; i++)
        {
            Low(node)[i] = Math.Min(Low(a)[i], Low(b)[i]);
            High(node)[i] = Math.Max(High(a)[i], High(b)[i]);
        }
    }

    /// <summary>No point of a box is nearer to any of the other than the root of this.</summary>
    public float LeastSquaredDistance(int a, int b)
    {
        Span<float> lowA = Low(a), highA = High(a), lowB = Low(b), highB = High(b);
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i <= dimensions - Vector<float>.Count; i += Vector<float>.Count)
        {
            var gap = Vector.Max(
                new Vector<float>(lowA[i..]) - new Vector<float>(highB[i..]),
                new Vector<float>(lowB[i..]) - new Vector<float>(highA[i..]));
            gap = Vector.Max(gap, Vector<float>.Zero);
            sums += gap * gap;
        }

        var sum = Vector.Sum(sums);
        for (; i < dimensions; i++)
        {
            var gap = Math.Max(0, Math.Max(lowA[i] - highB[i], lowB[i] - highA[i]));
            sum += gap * gap;
        }

        return sum * _down;
    }

    /// <summary>No point of a box is nearer to a point than the root of this.</summary>
    public float LeastSquaredDistance(ReadOnlySpan<float> point, int box)
    {
        Span<float> low = Low(box), high = High(box);
        var sum = 0f;
        for (var i = 0; i < point.Length; i++)
        {
            var gap = Math.Max(0, Math.Max(low[i] - point[i], point[i] - high[i]));
            sum += gap * gap;
        }

        return sum * _down;
    }

    /// <summary>No point of a box is farther from any of the other than the root of this.</summary>
    public float MostSquaredDistance(int a, int b)
    {
        Span<float> lowA = Low(a), highA = High(a), lowB = Low(b), highB = High(b);
        var sum = 0f;
        for (var i = 0; i < dimensions; i++)
        {
            var span = Math.Max(highA[i] - lowB[i], highB[i] - lowA[i]);
            sum += span * span;
        }

        return sum * _up;
    }

    private Span<float> Low(int node) => _low.AsSpan(node * dimensions, dimensions);

    private Span<float> High(int node) => _high.AsSpan(node * dimensions, dimensions);
}
