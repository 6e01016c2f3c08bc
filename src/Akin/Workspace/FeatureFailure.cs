namespace Akin.Workspace;

/// <summary>A picture that a set's model gives nothing to compute with.</summary>
/// <param name="Picture">The picture's id.</param>
/// <param name="Reason">Why, in a few words.</param>
internal readonly record struct FeatureFailure(long Picture, string Reason);
