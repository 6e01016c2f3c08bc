using System.Text.Json;
using System.Text.RegularExpressions;

namespace Akin.Embedding.Models;

/// <summary>What a catalogue's rows must hold besides their form; the first fault is said.</summary>
internal static partial class CatalogueCheck
{
    /// <summary>What an id is made of, for messages.</summary>
    public const string IdForm =
        "1 to 64 small letters, digits, dots, dashes and underscores, a letter or digit first and last";

    /// <summary>Whether a text may be a model's id: it names a folder on any system.</summary>
    public static bool IsId(string text) => IdPattern().IsMatch(text);

    /// <exception cref="JsonException">Something is wrong.</exception>
    public static void Check(CatalogueFile file)
    {
        Require(file.Models.All(card => card is not null), "a model is null");
        foreach (var card in file.Models)
        {
            Require(IsId(card.Id), $"'{card.Id}' is no id; it takes {IdForm}");
            Check(card);
        }

        var twice = file.Models.GroupBy(card => card.Id).FirstOrDefault(group => group.Count() > 1);
        Require(twice is null, $"{twice?.Key} is there twice");
        foreach (var (id, files) in file.Verified ?? new Dictionary<string, Dictionary<Precision, ModelFile>>())
        {
            Require(
                files is { Count: > 0 } && files.Values.All(each =>
                    each is not null && IsWhole(each) && each.All.All(one => one.Sha256 is not null)),
                $"{id} is said to be verified without a SHA-256");
            files.Values.ToList().ForEach(each => Check(id, each));
        }
    }

    private static void Check(ModelCard card)
    {
        Require(card.Files.Count > 0 && card.Files.Values.All(file => file is not null && IsWhole(file)),
            $"{card.Id} needs at least one file, and none that is null");
        foreach (var file in card.Files.Values)
        {
            Check(card.Id, file);
        }

        Require(card.Layers.Count > 0 && card.Layers.All(layer => layer?.Dimension >= 1 && layer.Name.Length > 0),
            $"{card.Id} needs at least one layer, each with a name and at least one dimension");
        Require(card.Layers.DistinctBy(layer => layer.Name).Count() == card.Layers.Count,
            $"{card.Id} has two layers of the same name");
        try
        {
            card.Preprocessing.Check();
        }
        catch (ArgumentException problem)
        {
            throw new JsonException($"{card.Id}: {problem.Message}", problem);
        }
    }

    private static void Check(string id, ModelFile model)
    {
        var folder = model.Path[..(model.Path.LastIndexOf('/') + 1)];
        Require(model.Data is null || model.Data.All(file => file.Path.StartsWith(folder, StringComparison.Ordinal)),
            $"the weights of {id} are not in the folder of {model.Path}");
        foreach (var file in model.All)
        {
            Require(IsRelative(file.Path), $"the path '{file.Path}' of {id} does not stay in the folder of models");
            Require(file.Reference is null || IsRelative(file.Reference),
                $"the path '{file.Reference}' of {id} does not stay in the folder of models");
            Require(file.Bytes is null or >= 1, $"{file.Path} cannot have {file.Bytes} bytes");
            Require(file.Sha256 is null || HashPattern().IsMatch(file.Sha256),
                $"'{file.Sha256}' is no SHA-256 in small hexadecimal digits");
            Require(file.Address is null || IsAddress(file.Address), $"'{file.Address}' is no http or https address");
        }
    }

    private static bool IsWhole(ModelFile file) => file.Data?.All(each => each is not null) ?? true;

    private static bool IsRelative(string path) =>
        path.Length > 0 && path.AsSpan().IndexOfAny('\\', ':', '\0') < 0
        && path.Split('/').All(part => part is not ("" or "." or ".."));

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private static void Require(bool holds, string fault)
    {
        if (!holds)
        {
            throw new JsonException(fault + ".");
        }
    }

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex HashPattern();
}
