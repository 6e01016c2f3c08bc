using Akin.Cli.Display;
using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Workspace.Training;

namespace Akin.Cli.Commands.Models;

/// <summary>A model as a user names it: a row of the catalogue, a network of the workspace, or a file.</summary>
/// <param name="Name">As it was named.</param>
/// <param name="Card">Its row; none for a file.</param>
/// <param name="Path">The file, absolute; none for a row.</param>
internal sealed record NamedModel(string Name, ModelCard? Card, string? Path)
{
    /// <summary>A model that has a row.</summary>
    public static NamedModel Of(ModelCard card) => new(card.Id, card, null);

    /// <summary>Finds a model; what is none is refused with the ids there are.</summary>
    public static NamedModel Find(string name, ModelCatalogue catalogue, Settings settings, Shell shell)
    {
        if (TrainedExtractor.Means(name))
        {
            return Of(WorkspaceModels.Find(name, settings, shell));
        }

        return ExtractorChoice.NamesFile(name) && catalogue.Cards.All(card => card.Id != name)
            ? new(name, null, ModelArgument.File(name, shell)) : Of(ModelArgument.Find(name, catalogue));
    }
}
