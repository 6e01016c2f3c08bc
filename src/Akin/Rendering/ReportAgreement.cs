namespace Akin.Rendering;

/// <summary>How well the groups agree with the collections; 1 is the same, 0 is chance.</summary>
/// <param name="AdjustedRand">Adjusted Rand index.</param>
/// <param name="NormalizedMutualInformation">Normalised mutual information.</param>
public sealed record ReportAgreement(double AdjustedRand, double NormalizedMutualInformation);
