namespace Akin.Projection;

/// <summary>What a solver of principal components finds.</summary>
/// <param name="Directions">Unit vectors as rows, count × d.</param>
/// <param name="Variance">Variance along each, falling; rounding may leave a tiny negative one.</param>
/// <param name="TotalVariance">Variance of all dimensions together.</param>
internal readonly record struct PrincipalAxes(double[] Directions, double[] Variance, double TotalVariance);
