namespace Akin.Workspace;

/// <summary>What an embedding has done for one set.</summary>
/// <param name="Embedded">Pictures that were decoded and inferred.</param>
/// <param name="Shared">Pictures that took the features of another one with the same bytes.</param>
/// <param name="Failed">Pictures that could not be decoded, or that the model gave nothing to compute with; those that
/// share a failure included.</param>
/// <param name="Saturated">Values that were too large for float16 and are kept as its largest.</param>
public sealed record EmbedResult(int Embedded, int Shared, int Failed, long Saturated = 0);
