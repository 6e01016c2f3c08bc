using System.CommandLine;
using Akin.Cli.Parsing;

namespace Akin.Cli.Presets;

/// <summary>The option <c>--preset</c> of a verb that has figures in some presets.</summary>
internal sealed class PresetOption : Option<string?>
{
    /// <summary>What it is called.</summary>
    public const string Key = "--preset";

    /// <param name="verb">The verb's name.</param>
    /// <param name="presets">The presets with figures for it.</param>
    public PresetOption(string verb, IReadOnlyList<Preset> presets)
        : base(Key)
    {
        Description = (verb == "run" ? "Do a whole workflow by its figures: " : "Take the figures of a workflow: ")
            + string.Join("; ", presets.Select(preset => $"{preset.Name} ({preset.Meaning})"))
            + ". What else is said on the command line wins.";
        HelpName = string.Join('|', presets.Select(preset => preset.Name));
        CustomParser = Values.Word<string?>([.. presets.Select(preset => (preset.Name, (string?)preset.Name))]);
    }
}
