namespace Akin.Cli.Vectors;

/// <summary>Which vectors to work on, and where the results go.</summary>
/// <param name="Path">The NPY file.</param>
/// <param name="Out">The folder for the results.</param>
/// <param name="Normalise">Whether rows are scaled to length 1 first.</param>
/// <param name="Components">Principal components to reduce to; none to compute on the vectors themselves.</param>
internal sealed record VectorSettings(string Path, string Out, bool Normalise, int? Components);
