namespace Akin.Workspace;

/// <summary>A picture that is ready and has no row in a set.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="Failed">
/// Whether the model gave nothing to compute with, or the machine could not compute it since the workspace was opened;
/// else the model has not seen the picture yet.
/// </param>
public sealed record FeatureLack(PictureRecord Picture, string Reason, bool Failed);
