namespace Akin.Cli.Presets;

/// <summary>The preset as <c>--json</c> tells of it.</summary>
/// <param name="Name">The preset.</param>
/// <param name="Options">What it said, as it would be typed.</param>
/// <param name="Model">The model that it asks for.</param>
/// <param name="ModelUsed">The model that made the features.</param>
/// <param name="Note">What is to be said where the model that it asks for is not here; else none.</param>
internal sealed record PresetSummary(string Name, string Options, string Model, string ModelUsed, string? Note)
{
    /// <summary>The same of what the command line made of it; none without a preset.</summary>
    public static PresetSummary? Of(PresetUse? use, string model) =>
        use is null ? null : new(use.Name, use.CommandLine, use.Model, model, use.Note);
}
