namespace Akin.Cli.Presets;

/// <summary>The preset of a command line, and what became of the model that it asks for.</summary>
/// <param name="Name">The preset.</param>
/// <param name="Model">The model that it asks for.</param>
/// <param name="ModelIsUsed">Whether that model is the one of this command line.</param>
/// <param name="Note">What is to be said of it when it was asked for in vain; none when it was not.</param>
/// <param name="CommandLine">What the preset said, as it would be typed.</param>
internal sealed record PresetUse(string Name, string Model, bool ModelIsUsed, string? Note, string CommandLine)
{
    /// <summary>Whether an option comes of the preset.</summary>
    public bool Says(string option) => PresetWord.Read(CommandLine).Any(word => word.Option == option);
}
