namespace Akin.Numerics;

/// <summary>Eigenpairs, the largest value first.</summary>
/// <param name="Values">Eigenvalues.</param>
/// <param name="Vectors">Orthonormal vectors as rows.</param>
/// <param name="Settled">Whether all are as exact as was asked for.</param>
internal readonly record struct LeadingPairs(double[] Values, double[] Vectors, bool Settled);
