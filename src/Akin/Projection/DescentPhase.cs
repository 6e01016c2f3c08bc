namespace Akin.Projection;

/// <summary>A stretch of <see cref="GradientDescent"/>.</summary>
/// <param name="Iterations">Steps to take.</param>
/// <param name="Exaggeration">Factor on the attraction.</param>
/// <param name="LearningRate">Factor on the gradient.</param>
/// <param name="Momentum">Share of the last step that goes on.</param>
internal readonly record struct DescentPhase(int Iterations, double Exaggeration, double LearningRate, double Momentum);
