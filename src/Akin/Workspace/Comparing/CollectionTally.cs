namespace Akin.Workspace.Comparing;

/// <summary>A collection that takes part in a comparison.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pictures">Its pictures that are compared.</param>
/// <param name="Copies">Pictures besides with the bytes of one of these, which do not count.</param>
public sealed record CollectionTally(string Name, int Pictures, int Copies);
