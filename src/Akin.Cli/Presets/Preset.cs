namespace Akin.Cli.Presets;

/// <summary>
/// A workflow's figures in the words of the command line: what <c>--preset NAME</c> says for each verb, wherever the
/// user says nothing else, and the verbs that <c>akin run</c> goes on with.
/// </summary>
/// <param name="Name">What it is called.</param>
/// <param name="Meaning">What comes of it, in a few words.</param>
internal sealed record Preset(string Name, string Meaning)
{
    /// <summary>The id of the model that it asks for.</summary>
    public required string Model { get; init; }

    /// <summary>How that model is used, and one of the user's own that has such a layer.</summary>
    public string Extractor { get; init; } = "";

    /// <summary>How sources are read.</summary>
    public string Reading { get; init; } = "";

    /// <summary>What groups are computed on.</summary>
    public string Space { get; init; } = "";

    /// <summary>How pictures are grouped.</summary>
    public string Grouping { get; init; } = "";

    /// <summary>How they are placed on the map.</summary>
    public string Map { get; init; } = "";

    /// <summary>Options of single verbs besides, by the name of the verb.</summary>
    public IReadOnlyDictionary<string, string> Verbs { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What <c>akin run</c> trains the model with before all else, in words of <c>akin train autoencoder</c>; none
    /// where the model is there.
    /// </summary>
    public string? Training { get; init; }

    /// <summary>What <c>akin run</c> goes on with: command lines without <c>akin</c>.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>What the steps take over of what was typed: it wins there too.</summary>
    public IReadOnlyList<HandedOption> Handed { get; init; } = [];

    /// <summary>The figures of a verb, those of the model apart; empty where it has none.</summary>
    public IReadOnlyList<PresetWord> For(string verb)
    {
        var own = Verbs.GetValueOrDefault(verb, "");
        return PresetWord.Read(verb switch
        {
            "run" => $"{Reading} {Space} {Grouping} {Map} {own}",
            "report" => $"{Space} {Grouping} {Map} {own}",
            "cluster" => $"{Space} {Grouping}",
            "project" => Map,
            "index" or "embed" => Reading,
            "sample" => own.Length > 0 ? $"{Space} {own}" : "",
            _ => own,
        });
    }

    /// <summary>Whether it has figures for a verb.</summary>
    public bool Has(string verb) => verb == "embed" || For(verb).Count > 0;
}
