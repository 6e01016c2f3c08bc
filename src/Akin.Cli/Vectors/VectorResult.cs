namespace Akin.Cli.Vectors;

/// <summary>What a computation on vectors gives.</summary>
/// <param name="Metrics">What <c>metrics.json</c> will say.</param>
/// <param name="Write">Writes the other files; called once, outside the clock.</param>
internal sealed record VectorResult(Metrics Metrics, Action<OutputFolder> Write);
