using Akin.Numerics;

namespace Akin.Cli.Vectors;

/// <summary>Computes on vectors.</summary>
/// <param name="points">The vectors in the space asked for.</param>
/// <param name="basis">Metrics with what is known before.</param>
/// <param name="progress">Shows how far it is.</param>
internal delegate VectorResult VectorComputation(Matrix points, Metrics basis, IProgress<StageProgress> progress);
