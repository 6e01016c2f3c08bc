namespace Akin.Cli.Presets;

/// <summary>An option of <c>akin run</c> that a step of a workflow takes over when it was typed.</summary>
/// <param name="Verb">The step's verb.</param>
/// <param name="Option">What is typed after <c>akin run</c>.</param>
/// <param name="As">What the verb calls it; none for the same name.</param>
internal sealed record HandedOption(string Verb, string Option, string? As = null)
{
    /// <summary>Several that have one name.</summary>
    public static IReadOnlyList<HandedOption> Same(string verb, string options) =>
        [.. PresetWord.Read(options).Select(word => new HandedOption(verb, word.Option))];
}
