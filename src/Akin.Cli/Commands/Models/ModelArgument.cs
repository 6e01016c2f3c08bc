using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Embedding.Models;

namespace Akin.Cli.Commands.Models;

/// <summary>The argument MODEL: models by their ids.</summary>
internal sealed class ModelArgument : Argument<string[]>
{
    public ModelArgument(string description, bool required = true)
        : base("MODEL")
    {
        Description = description;
        Arity = required ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore;
        Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { Value: var word })
            {
                result.AddError($"there is no option '{Shown(word)}'");
            }
        });
    }

    /// <summary>The ids that were named, each once.</summary>
    public string[] Read(ParseResult result) => [.. (result.GetValue(this) ?? []).Distinct()];

    /// <summary>The models of those ids.</summary>
    public IReadOnlyList<ModelCard> Find(ParseResult result, ModelCatalogue catalogue) =>
        [.. Read(result).Select(id => Find(id, catalogue))];

    /// <summary>The model of an id; what is none is refused with the ids there are.</summary>
    public static ModelCard Find(string id, ModelCatalogue catalogue) =>
        catalogue.Cards.FirstOrDefault(card => card.Id == id) ?? throw new UsageException(
            $"there is no model '{Shown(id)}'; the models are " +
            $"{string.Join(", ", catalogue.Cards.Select(card => card.Id))}.");

    /// <summary>The path of a file that was named, absolute; what is none is refused.</summary>
    public static string File(string name, Shell shell)
    {
        var path = shell.Absolute(name);
        return System.IO.File.Exists(path) ? path : throw new UsageException(Directory.Exists(path)
            ? $"'{Shown(name)}' is a folder, not a file." : $"there is no file '{Shown(name)}'.");
    }

    /// <summary>A word of the user's as it fits into a line.</summary>
    public static string Shown(string word)
    {
        var plain = string.Concat(word.Select(c => char.IsControl(c) ? '?' : c));
        return plain.Length <= 80 ? plain : plain[..80] + "…";
    }
}
