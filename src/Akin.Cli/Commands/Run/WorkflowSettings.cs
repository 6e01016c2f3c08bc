namespace Akin.Cli.Commands.Run;

/// <summary>What a preset goes on with after the report.</summary>
/// <param name="Out">Where copies go, absolute.</param>
/// <param name="PerFolder">Pictures to pick of each folder; none for the preset's number.</param>
/// <param name="Train">Options of the training that a preset begins with; none for the preset's.</param>
internal sealed record WorkflowSettings(string Out, int? PerFolder, string? Train);
