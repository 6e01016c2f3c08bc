using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// Distances only where bounds leave the nearest centre open: a row whose own centre is nearer than any other can be
/// is not even read. Rows come from where they lie, so nothing of their size is kept in memory. O(n·k·d) at worst;
/// memory: a bound for each row and group of 32 centres.
/// </summary>
internal sealed class BoundedAssignment : IAssignment
{
    private const int ChunkRows = 4096;
    private const double WorthGrouping = 0.6;
    private readonly KMeansData _data;
    private readonly CenterSet _centers;
    private readonly int _threads;
    private readonly CenterGroups _groups;
    private readonly DistanceBounds _bounds;
    private readonly ConcurrentBag<BlockSearch> _searches = [];
    private int _pass;
    private double _computed = 1;

    public BoundedAssignment(KMeansData data, CenterSet centers, int threads)
    {
        (_data, _centers, _threads) = (data, centers, threads);
        _groups = new CenterGroups(centers);
        _bounds = new DistanceBounds(data.Rows, centers.Count, _groups.Count);
    }

    public long Assign(int[] labels, CancellationToken cancellation)
    {
        // Grouped anew when powers of two of passes are done and bounds are of little use: the second pass is the
        // first with centres that are means, and from then on they calm down.
        if (int.IsPow2(++_pass) && _computed > WorthGrouping && (_pass == 1 || _groups.Count > 1))
        {
            _groups.Regroup();
            _bounds.ForgetLower();
        }

        _groups.Pack();
        var computed = ChunkedWork.Map(
            _data.Rows, ChunkRows, _threads, (_, start, count) => Assign(labels, start, count), cancellation).Sum();
        _computed = (double)computed / ((double)_data.Rows * _centers.Count);
        return computed;
    }

    public void Moved(ReadOnlySpan<double> distances) => _bounds.Moved(distances, _groups.GroupOf);

    public void Relabelled() => _bounds.Forget();

    public void Dispose()
    {
        _groups.Dispose();
        foreach (var search in _searches)
        {
            search.Dispose();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long Assign(int[] labels, int start, int count)
    {
        if (!_searches.TryTake(out var search))
        {
            search = new BlockSearch(_data, _centers, _groups, _bounds, ChunkRows);
        }

        search.Begin(labels);
        for (var row = start; row < start + count; row++)
        {
            var label = labels[row];
            if (label < 0 || !(_bounds.Upper(row, label) < _bounds.Lower(row)))
            {
                search.Add(row);
            }
        }

        var computed = search.Run();
        _searches.Add(search);
        return computed;
    }
}
