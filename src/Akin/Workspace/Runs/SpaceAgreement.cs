namespace Akin.Workspace.Runs;

/// <summary>How far the groups of two spaces are the same.</summary>
/// <param name="A">One space.</param>
/// <param name="B">The other.</param>
/// <param name="AdjustedRand">Adjusted Rand index: 1 is wholly, about 0 is chance.</param>
/// <param name="Nmi">Normalised mutual information: 1 is wholly, 0 not at all.</param>
public sealed record SpaceAgreement(string A, string B, double AdjustedRand, double Nmi);
