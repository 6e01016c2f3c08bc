using Akin.Cli.Presets;

namespace Akin.Cli.Commands;

/// <summary>What every verb is told.</summary>
/// <param name="Json">Whether the result is one JSON object.</param>
/// <param name="Threads">Threads to use, ≥ 1.</param>
/// <param name="MemoryBytes">
/// What the memory budget leaves beside the program itself; none when there is no limit.
/// </param>
/// <param name="Seed">The seed of everything random.</param>
/// <param name="Workspace">The workspace that was named; none when it is to be found.</param>
internal sealed record Settings(bool Json, int Threads, long? MemoryBytes, ulong Seed, string? Workspace)
{
    /// <summary>How the verb was called: <c>akin sheet</c>.</summary>
    public string CalledAs { get; init; } = "akin";

    /// <summary>The preset whose figures were taken; none without.</summary>
    public PresetUse? Preset { get; init; }
}
