namespace Akin.Workspace.Runs;

/// <summary>Groups found in one space.</summary>
/// <param name="Space">Its name: <c>pca:2</c>, or <c>features</c> for all dimensions.</param>
/// <param name="Dimensions">Its dimensions.</param>
/// <param name="Silhouette">Mean silhouette of these groups in all dimensions, estimated on about 2,000 points where
/// there are more; <see langword="null"/> when they have none.</param>
public sealed record SpaceGroups(string Space, int Dimensions, double? Silhouette);
