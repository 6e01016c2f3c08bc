namespace Akin.Duplicates;

/// <summary>The largest distance of the same scene, and how often chance keeps within it.</summary>
/// <param name="Distance">Cosine distance.</param>
/// <param name="RandomPairs">Pairs of these pictures that were drawn at random.</param>
/// <param name="Passing">How many of them are within the distance.</param>
/// <param name="Median">The middle of their distances.</param>
public sealed record SceneThreshold(double Distance, int RandomPairs, int Passing, double Median);
