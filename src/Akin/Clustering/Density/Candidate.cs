namespace Akin.Clustering.Density;

/// <summary>The way from a point to another: reach before distance, both squared and scaled.</summary>
/// <param name="Reach">Mutual reachability.</param>
/// <param name="Distance">Distance.</param>
/// <param name="To">The position it leads to; −1 where it is only a bound.</param>
internal readonly record struct Candidate(float Reach, float Distance, int To)
{
    /// <summary>Longer than any.</summary>
    public static Candidate None { get; } = new(float.PositiveInfinity, float.PositiveInfinity, -1);

    /// <summary>Whether this is shorter.</summary>
    public bool IsBelow(in Candidate other) =>
        Reach < other.Reach || (Reach == other.Reach && Distance < other.Distance);
}
