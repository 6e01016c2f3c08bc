using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// Centres in groups of at most 32 that lie near each other, one group a panel: what Yinyang k-means calls groups, and
/// what one run of the kernel computes. A point near one of a group needs the whole group, and seldom another.
/// </summary>
internal sealed unsafe class CenterGroups : IDisposable
{
    private const float NoCentre = 1e38f;
    private readonly CenterSet _centers;
    private readonly PointBlock _block;
    private readonly float[] _norms;
    private readonly int[] _slots;
    private readonly int[] _sizes;

    public CenterGroups(CenterSet centers)
    {
        _centers = centers;
        Count = ChunkedWork.Chunks(centers.Count, PointPanels.Width);
        _block = new PointBlock(PointPanels.Width, centers.Dimensions);
        Panels = new PointPanels(Count * PointPanels.Width, centers.Dimensions);
        _norms = GC.AllocateArray<float>(Count * PointPanels.Width, pinned: true);
        _slots = new int[Count * PointPanels.Width];
        _sizes = new int[Count];
        GroupOf = new int[centers.Count];
    }

    /// <summary>Number of groups.</summary>
    public int Count { get; }

    /// <summary>The centres packed, a group a panel.</summary>
    public PointPanels Panels { get; }

    /// <summary>The group of each centre.</summary>
    public int[] GroupOf { get; }

    /// <summary>The numbers of a group's centres, in the order of its panel.</summary>
    public ReadOnlySpan<int> this[int group] => _slots.AsSpan(group * PointPanels.Width, _sizes[group]);

    /// <summary>Squared lengths of a group's centres; huge where the panel has none.</summary>
    public Span<float> Norms(int group) => _norms.AsSpan(group * PointPanels.Width, PointPanels.Width);

    /// <summary>
    /// Groups anew, all about the same size: the centre farthest out that is left, and those nearest to it. O(k²·d).
    /// </summary>
    public void Regroup()
    {
        var k = _centers.Count;
        var left = Enumerable.Range(0, k).ToList();
        for (var group = 0; group < Count; group++)
        {
            var size = ChunkedWork.Chunks(left.Count, Count - group);
            var seed = Count == 1 ? left[0] : left.MaxBy(c => SquaredDistance(c, -1));
            var members = Count == 1 ? left : [.. left.OrderBy(c => SquaredDistance(c, seed)).Take(size)];
            members.Sort();
            _sizes[group] = size;
            for (var slot = 0; slot < size; slot++)
            {
                _slots[(group * PointPanels.Width) + slot] = members[slot];
                GroupOf[members[slot]] = group;
            }

            left = [.. left.Except(members)];
        }
    }

    /// <summary>Packs the centres as they are now.</summary>
    public void Pack()
    {
        Array.Fill(_norms, NoCentre);
        for (var group = 0; group < Count; group++)
        {
            _block.Load(_centers.Rounded, this[group]);
            Panels.PackPanel(group, _block);
            _block.SquaredNorms.CopyTo(Norms(group));
        }
    }

    public void Dispose()
    {
        _block.Dispose();
        Panels.Dispose();
    }

    private double SquaredDistance(int center, int other)
    {
        var x = _centers.Rounded[center];
        if (other >= 0)
        {
            return ExactDistance.Squared(x, _centers.Rounded[other]);
        }

        var sum = 0.0;
        foreach (var value in x)
        {
            sum += (double)value * value;
        }

        return sum;
    }
}
