using Akin.Numerics;

namespace Akin.Cli.Stages;

/// <summary>Which set of features is meant.</summary>
/// <param name="Wanted">The set to work on; none for the one that was embedded last.</param>
/// <param name="Name">What a new set is called; none for its usual name.</param>
/// <param name="Type">How its numbers are kept; none for as they are, float32 in a new set.</param>
internal sealed record FeatureSetSettings(string? Wanted = null, string? Name = null, FloatType? Type = null);
