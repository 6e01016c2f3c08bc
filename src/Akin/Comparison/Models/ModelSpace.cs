using Akin.Numerics;

namespace Akin.Comparison.Models;

/// <summary>What one model makes of some pictures.</summary>
/// <param name="Name">What the model is called.</param>
/// <param name="Points">n × d, finite, not changed; row i of every model is of the same picture.</param>
public sealed record ModelSpace(string Name, Matrix Points);
