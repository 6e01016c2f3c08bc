using System.Runtime.CompilerServices;

namespace Akin.Clustering;

/// <summary>
/// What is known of rows and centres without looking: an upper bound of the distance of each row to its own centre and
/// a lower bound of its distance to the other centres of each group. Moving centres loosen them (triangle inequality):
/// the sums of movements are kept beside the bounds, so a row that is left alone costs no write. Float32, rounded to
/// the safe side. Elkan, 2003; Hamerly, 2010; Ding et al., Yinyang k-means, 2015.
/// </summary>
internal sealed class DistanceBounds
{
    // Two roundings of float32, generously.
    private const float Slack = 3e-7f;
    private readonly float[] _upper;
    private readonly float[] _lower;
    private readonly double[] _moved;
    private readonly double[] _groupMoved;
    private readonly int _groups;

    public DistanceBounds(int rows, int centers, int groups)
    {
        _groups = groups;
        _upper = new float[rows];
        _lower = new float[(long)rows * groups];
        _moved = new double[centers];
        _groupMoved = new double[groups];
        Forget();
    }

    /// <summary>Bytes that bounds of so many rows and groups take.</summary>
    public static long Bytes(int rows, int groups) => (long)rows * (groups + 1) * sizeof(float);

    /// <summary>The row's distance to its centre is at most this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Upper(int row, int center)
    {
        var moved = (float)_moved[center];
        return _upper[row] + moved + (Slack * (MathF.Abs(_upper[row]) + moved));
    }

    /// <summary>The row's distance to any centre of the group but its own is at least this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Lower(int row, int group)
    {
        var bound = _lower[((long)row * _groups) + group];
        var moved = (float)_groupMoved[group];
        return bound - moved - (Slack * (MathF.Abs(bound) + moved));
    }

    /// <summary>The least of the row's lower bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Lower(int row)
    {
        var least = float.PositiveInfinity;
        for (var group = 0; group < _groups; group++)
        {
            least = MathF.Min(least, Lower(row, group));
        }

        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetUpper(int row, int center, float squared) =>
        _upper[row] = (MathF.Sqrt(MathF.Max(0, squared)) * (1 + Slack)) - (float)_moved[center];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetLower(int row, int group, float squared) =>
        _lower[((long)row * _groups) + group] =
            (MathF.Sqrt(MathF.Max(0, squared)) * (1 - Slack)) + (float)_groupMoved[group];

    /// <summary>Nothing is known of any row any more.</summary>
    public void Forget()
    {
        Array.Fill(_upper, float.PositiveInfinity);
        ForgetLower();
    }

    /// <summary>Nothing is known of the groups any more: they are about to change.</summary>
    public void ForgetLower()
    {
        Array.Fill(_lower, float.NegativeInfinity);
        Array.Clear(_groupMoved);
    }

    /// <summary>The centres have moved.</summary>
    public void Moved(ReadOnlySpan<double> distances, int[] groupOf)
    {
        Span<double> most = stackalloc double[_groups <= 256 ? _groups : 0];
        most = most.Length == _groups ? most : new double[_groups];
        for (var c = 0; c < distances.Length; c++)
        {
            _moved[c] += distances[c];
            most[groupOf[c]] = Math.Max(most[groupOf[c]], distances[c]);
        }

        for (var group = 0; group < _groups; group++)
        {
            _groupMoved[group] += most[group];
        }
    }
}
