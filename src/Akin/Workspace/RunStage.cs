namespace Akin.Workspace;

/// <summary>One stage of a run.</summary>
/// <param name="Name">What was done: <c>cluster</c>, <c>project</c>.</param>
/// <param name="Seconds">How long it took, in the process that finished it.</param>
public sealed record RunStage(string Name, double Seconds);
