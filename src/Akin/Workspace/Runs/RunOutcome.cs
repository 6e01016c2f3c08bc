namespace Akin.Workspace.Runs;

/// <summary>A finished run.</summary>
/// <param name="Record">What <c>run.json</c> says.</param>
/// <param name="Folder">Its folder, absolute.</param>
/// <param name="WasThere">Whether it was finished before: nothing was computed.</param>
public sealed record RunOutcome(RunRecord Record, string Folder, bool WasThere)
{
    /// <summary>The pictures that are ready and without features in its set: the run is without them.</summary>
    public IReadOnlyList<FeatureLack> Lacking { get; init; } = [];
}
