namespace Akin.Clustering.Density;

/// <summary>An edge between two rows.</summary>
/// <param name="A">A row.</param>
/// <param name="B">Another.</param>
/// <param name="Reach">The mutual reachability distance: not below the distance.</param>
/// <param name="Distance">The Euclidean distance, which orders edges of equal reach.</param>
internal readonly record struct ReachEdge(int A, int B, double Reach, double Distance)
{
    /// <summary>By reach, then by distance.</summary>
    public static int Compare(ReachEdge a, ReachEdge b)
    {
        var order = a.Reach.CompareTo(b.Reach);
        return order != 0 ? order : a.Distance.CompareTo(b.Distance);
    }
}
