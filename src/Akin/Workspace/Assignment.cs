namespace Akin.Workspace;

/// <summary>What a run says of one picture.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="Label">Its group, 0 for the largest; −1 for none.</param>
/// <param name="Distance">Distance to the group's centre, in the space that was clustered.</param>
/// <param name="X">Place on the map.</param>
/// <param name="Y">Place on the map.</param>
public readonly record struct Assignment(long PictureId, int Label, double? Distance, double? X, double? Y);
