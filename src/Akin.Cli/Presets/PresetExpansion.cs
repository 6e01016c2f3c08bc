using System.CommandLine;
using System.Globalization;
using Akin.Cli.Commands;
using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Cli.Presets;

/// <summary>
/// Puts a preset's options into a command line that names it. What the user says wins: an option that was given stays,
/// and one of the preset that would mean nothing beside what was given is left out.
/// </summary>
/// <param name="arguments">The command line.</param>
/// <param name="parse">Reads one.</param>
/// <param name="models">The models there are.</param>
internal sealed class PresetExpansion(
    IReadOnlyList<string> arguments, Func<IReadOnlyList<string>, ParseResult> parse, Func<ModelCatalogue> models)
{
    private const string Model = "--model";

    // Only who can say how a model is used takes the preset's.
    private const string Layer = "--layer";

    // Whoever names a set of features has named its model.
    private const string Set = "--features";

    // The ends of one range.
    private const string Least = "--k-min";
    private const string Most = "--k-max";

    /// <summary>The command line with the preset's options, and what became of the preset; none without one.</summary>
    /// <param name="result">The command line as it was given, without a fault.</param>
    public (ParseResult Result, PresetUse? Use) Apply(ParseResult result)
    {
        var verb = result.CommandResult.Command;
        if (verb.Options.OfType<PresetOption>().FirstOrDefault() is not { } option
            || result.GetValue(option) is not { } name)
        {
            return (result, null);
        }

        var preset = PresetList.Named(name);
        var given = new Given(result, []);
        var (wanted, present) = Wants(given, preset);
        if (wanted && present)
        {
            foreach (var word in PresetWord.Read($"{Model} {preset.Model} {preset.Extractor}"))
            {
                given = With(given, word);
            }
        }

        var note = wanted && !present
            ? $"the preset {name} asks for the model {preset.Model}, which is not here; going on with the features "
                + $"there are, else with {models().DefaultCard.Id}. To get it: akin models pull {preset.Model}"
            : null;
        if (OwnModel(given, preset) is { } own)
        {
            (given, note) = LikeThePresets(given, preset, own);
        }

        // Whoever names pictures has them read as all verbs of the workflow do.
        IEnumerable<PresetWord> reading = NamesSource(result) ? PresetWord.Read(preset.Reading) : [];
        foreach (var word in preset.For(verb.Name).Concat(reading))
        {
            given = With(given, word);
        }

        return (given.Result, new(name, preset.Model, wanted && present, note, string.Join(' ', given.Added)));
    }

    /// <summary>Whether the preset's model is the one to take, and whether it is here.</summary>
    private (bool Wanted, bool Present) Wants(Given given, Preset preset)
    {
        if (!IsForAModel(given))
        {
            return (false, false);
        }

        if (Need.Given(given.Result, Model) is { } named)
        {
            return (named[0].Value == preset.Model, true);
        }

        if (preset.Training is not null)
        {
            return (true, true);
        }

        var catalogue = models();
        var card = catalogue.Cards.FirstOrDefault(card => card.Id == preset.Model);
        return (true, card?.Files.Values.Any(catalogue.IsPresent) == true);
    }

    /// <summary>A file, or a model that the user added, which the preset's is to be taken for; else none.</summary>
    private string? OwnModel(Given given, Preset preset) => IsForAModel(given) && preset.Extractor.Length > 0
        && Need.Given(given.Result, Layer) is null
        && Need.Given(given.Result, Model) is [{ Value: var own }] && own != preset.Model
        && (ExtractorChoice.NamesFile(own) || models().Own.Contains(own)) ? own : null;

    /// <summary>
    /// With the preset's layer, pooling and pixel values for a model of the user's own: most often it is the preset's
    /// network from elsewhere. Where it has no such layer it is used as suits it, and that is said.
    /// </summary>
    private (Given Given, string? Note) LikeThePresets(Given given, Preset preset, string own)
    {
        var words = PresetWord.Read(preset.Extractor);
        try
        {
            _ = ExtractorRecipe.Choose(
                new() { Model = own, Layer = words.First(word => word.Option == Layer).Value }, models());
        }
        catch (ArgumentException)
        {
            return (given, $"the preset {preset.Name} asks for {preset.Extractor}; {own} has no such layer, and goes "
                + "on as suits it. Its layers: akin models show " + own + " --layers");
        }
        catch (Exception fault) when (fault is ModelUnavailableException or OnnxException)
        {
            // Whoever loads it says what is the matter.
            return (given, null);
        }

        return (words.Aggregate(given, With), null);
    }

    /// <summary>Whether features of pictures that are named are computed with a model that may be named.</summary>
    private static bool IsForAModel(Given given) =>
        given.Result.CommandResult.Command.Options.Any(option => option.Name == Layer)
        && Need.Given(given.Result, Set) is null && Need.Given(given.Result, "--vectors") is null
        && NamesSource(given.Result);

    /// <summary>With an option more, unless it was given or makes an option mean nothing.</summary>
    private Given With(Given given, PresetWord word)
    {
        if (Need.Given(given.Result, word.Option) is not null || IsEmptied(given.Result, word))
        {
            return given;
        }

        string[] added = [.. given.Added, .. word.Words];
        var end = arguments.ToList().IndexOf("--");
        var at = end < 0 ? arguments.Count : end;
        var result = parse([.. arguments.Take(at), .. added, .. arguments.Skip(at)]);
        return result.Errors.Count == 0 && !OptionUses.Faults(result).Except(OptionUses.Faults(given.Result)).Any()
            ? new(result, added)
            : given;
    }

    /// <summary>Whether pictures are named; without, a verb works on the features that there are.</summary>
    private static bool NamesSource(ParseResult result) =>
        result.CommandResult.Command.Arguments.Any(argument => result.GetResult(argument)?.Tokens.Count > 0);

    /// <summary>Whether the end of a range that was given leaves nothing of the preset's.</summary>
    private static bool IsEmptied(ParseResult result, PresetWord word) => word.Option switch
    {
        Least => Number(result, Most) < int.Parse(word.Value!, CultureInfo.InvariantCulture),
        Most => Number(result, Least) > int.Parse(word.Value!, CultureInfo.InvariantCulture),
        _ => false,
    };

    private static int? Number(ParseResult result, string option) =>
        Need.Given(result, option) is [var token, ..]
            && int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    private sealed record Given(ParseResult Result, IReadOnlyList<string> Added);
}
