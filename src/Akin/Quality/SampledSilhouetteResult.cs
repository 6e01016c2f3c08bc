namespace Akin.Quality;

/// <summary>The mean silhouette of a labelling, estimated.</summary>
/// <param name="Mean">The estimate of the mean over all points, −1 … 1.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="OfSample">The exact mean silhouette of the sampled points taken alone, as if there were no others; NaN
/// where they have none.</param>
/// <param name="Sampled">Points sampled.</param>
public sealed record SampledSilhouetteResult(double Mean, double Low, double High, double OfSample, int Sampled);
