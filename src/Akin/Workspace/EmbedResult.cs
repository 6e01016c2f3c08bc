namespace Akin.Workspace;

/// <summary>What an embedding has done.</summary>
/// <param name="Embedded">Pictures that were decoded and inferred.</param>
/// <param name="Shared">Pictures that took the features of another one with the same bytes.</param>
/// <param name="Failed">Pictures that could not be decoded, those that share a failure included.</param>
public sealed record EmbedResult(int Embedded, int Shared, int Failed);
