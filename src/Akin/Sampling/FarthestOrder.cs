using Akin.Numerics;

namespace Akin.Sampling;

/// <summary>
/// The row of a cluster that is farthest from all picks (equals: the lower row); the very first is the medoid of its
/// cluster. O(n·d) a pick at worst.
/// </summary>
internal sealed class FarthestOrder : IPickOrder
{
    private const int Chunk = 1 << 16;
    private readonly IRowSource _points;
    private readonly Clusters _clusters;
    private readonly SampleOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly NearestPicks _nearest;
    private readonly bool[] _gone;

    public FarthestOrder(
        IRowSource points, Clusters clusters, SampleOptions options, CancellationToken cancellation)
    {
        (_points, _clusters, _options, _cancellation) = (points, clusters, options, cancellation);
        _nearest = new NearestPicks(points, null, options.Threads);
        _gone = new bool[points.Rows];
        foreach (var row in options.Never)
        {
            _gone[row] = true;
        }
    }

    public int Next(int cluster)
    {
        if (_nearest.Count == 0)
        {
            var means = new MeanDistances(_points, _options.Threads, _options.Seed);
            return means.Medoid(_clusters.Members()[cluster], row => !_gone[row], _cancellation);
        }

        var best = -1;
        foreach (var row in ChunkedWork.Map(
            _gone.Length, Chunk, _options.Threads, (_, start, count) => Farthest(cluster, start, count), _cancellation))
        {
            if (row >= 0 && (best < 0 || _nearest.Squared[row] > _nearest.Squared[best]))
            {
                best = row;
            }
        }

        return best;
    }

    public double Take(int row)
    {
        var distance = _nearest.Count == 0 ? 0 : Math.Sqrt(_nearest.Squared[row]);
        _gone[row] = true;
        _nearest.Add([row], _cancellation);
        return distance;
    }

    private int Farthest(int cluster, int start, int count)
    {
        var best = -1;
        var (labels, squared) = (_clusters.Labels, _nearest.Squared);
        for (var row = start; row < start + count; row++)
        {
            if (labels[row] == cluster && !_gone[row] && (best < 0 || squared[row] > squared[best]))
            {
                best = row;
            }
        }

        return best;
    }
}
