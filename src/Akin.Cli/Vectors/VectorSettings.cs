using Akin.Workspace.Runs;

namespace Akin.Cli.Vectors;

/// <summary>Which vectors to work on, and where the results go.</summary>
/// <param name="Path">The NPY file.</param>
/// <param name="Out">The folder for the results.</param>
/// <param name="Space">The space to compute in.</param>
internal sealed record VectorSettings(string Path, string Out, FeatureSpace Space);
