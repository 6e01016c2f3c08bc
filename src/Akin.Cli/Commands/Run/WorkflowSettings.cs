using Akin.Cli.Presets;

namespace Akin.Cli.Commands.Run;

/// <summary>What a preset goes on with after the report.</summary>
/// <param name="Out">Where copies go, absolute.</param>
/// <param name="Train">Options of the training that a preset begins with; none for the preset's.</param>
/// <param name="Said">What was typed, the preset's own words apart.</param>
internal sealed record WorkflowSettings(string Out, string? Train, IReadOnlyList<PresetWord> Said);
