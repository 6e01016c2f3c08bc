using Akin.Intake;

namespace Akin.Workspace.Comparing;

/// <summary>A picture that takes part in a comparison.</summary>
/// <param name="Record">What the ledger tells of it.</param>
/// <param name="Content">Its bytes, and where they are.</param>
/// <param name="Collection">Number of its collection.</param>
/// <param name="Place">Its cluster and its place on the map.</param>
public sealed record ComparedPicture(
    PictureRecord Record, PictureContent Content, int Collection, Assignment Place)
{
    /// <summary>Where it is, as people read it.</summary>
    public string Path => Content.Location;
}
