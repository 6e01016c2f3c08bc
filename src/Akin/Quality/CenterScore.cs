namespace Akin.Quality;

/// <summary>How good a labelling is by its clusters' centres alone.</summary>
/// <param name="CalinskiHarabasz">Variance between the clusters over variance within, each by its degrees of freedom;
/// larger is better, ≥ 0 (Caliński and Harabasz, 1974). 1 when no cluster has any extent.</param>
/// <param name="DaviesBouldin">Mean over the clusters of the worst ratio of two clusters' extents to the distance of
/// their centres; smaller is better, ≥ 0 (Davies and Bouldin, 1979). 0 when no cluster has any extent.</param>
/// <param name="SimplifiedSilhouette">Mean silhouette with distances to centres in place of mean distances to points,
/// −1 … 1; a point alone in its cluster scores 0 (Hruschka, de Castro and Campello, 2004).</param>
public sealed record CenterScore(double CalinskiHarabasz, double DaviesBouldin, double SimplifiedSilhouette);
