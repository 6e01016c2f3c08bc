namespace Akin.Clustering;

/// <summary>Which way of assigning is the faster one; the labels are the same.</summary>
internal static class AssignmentChoice
{
    // Below this many products a row, bounds cost more than they save.
    private const int WorthBounding = 4096;

    public static IAssignment For(KMeansData data, CenterSet centers, int threads) =>
        data.Packed is not null && (long)centers.Count * centers.Dimensions <= WorthBounding
            ? new PackedAssignment(data, centers, threads)
            : new BoundedAssignment(data, centers, threads);
}
