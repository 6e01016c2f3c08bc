namespace Akin.Cli.Commands.Features;

/// <summary>A picture that is ready and has no row in a set.</summary>
/// <param name="Id">The picture's id.</param>
/// <param name="Path">Its file, absolute.</param>
/// <param name="Reason">Why it has none.</param>
internal sealed record PictureWithoutFeatures(long Id, string Path, string Reason);
