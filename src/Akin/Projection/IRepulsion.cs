namespace Akin.Projection;

/// <summary>
/// How the points of a t-SNE map push each other away: with q = 1 / (1 + distance²), each pair by q² × difference.
/// </summary>
internal interface IRepulsion
{
    /// <summary>
    /// Writes the sum over all other points of q²·(yᵢ − yⱼ) for each point, and answers the sum of q over ordered
    /// pairs.
    /// </summary>
    double Repel(MapPoints points, MapPoints forces, CancellationToken cancellation);
}
