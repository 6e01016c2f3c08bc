using Akin.Numerics;
using Akin.Workspace.Runs;

namespace Akin.Cli.Vectors;

/// <summary>Which vectors to work on, and where the results go.</summary>
/// <param name="Path">The NPY file.</param>
/// <param name="Out">The folder for the results.</param>
/// <param name="Space">The space to compute in.</param>
internal sealed record VectorSettings(string Path, string Out, FeatureSpace Space)
{
    /// <summary>Whether rows must be measured from zero, because their directions count.</summary>
    public bool KeepsZero { get; init; }

    /// <summary>What is done to rows as they are read; none for what their file asks for.</summary>
    public RowReading? Reading { get; init; }

    /// <summary>What is left to do to rows that were read as <see cref="VectorInput.ReadingFor"/> says.</summary>
    public FeatureSpace SpaceOfRead => Space with { Normalise = false };
}
