using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Workspace;
using Akin.Workspace.Training;

namespace Akin.Cli.Commands.Models;

/// <summary>The networks that were trained in the workspace that is meant, as models like others.</summary>
internal static class WorkspaceModels
{
    /// <summary>All of them; none where no workspace is named and the folder has none, or several.</summary>
    public static IReadOnlyList<ModelCard> All(Settings settings, Shell shell)
    {
        if (settings.Workspace is null)
        {
            return Directory.GetDirectories(shell.Folder, "*.akin") is [var only] ? TrainedExtractor.Cards(only) : [];
        }

        return TrainedExtractor.Cards(Folder(settings, shell));
    }

    /// <summary>One by its id, or the one that its kind alone means; what is none is refused with the ids there are.
    /// </summary>
    public static ModelCard Find(string id, Settings settings, Shell shell)
    {
        var folder = Folder(settings, shell);
        return TrainedExtractor.CardOf(folder, id) ?? throw new UsageException(
            $"there is no model '{ModelArgument.Shown(id)}' in {folder}; "
            + (TrainedExtractor.Cards(folder) is { Count: > 0 } all
                ? $"trained there are {string.Join(", ", all.Select(card => card.Id))}."
                : "no network was trained there: akin train autoencoder trains one."));
    }

    /// <summary>How a picture becomes the code of one of them.</summary>
    /// <exception cref="ArgumentException">What was asked for is not to be had of it.</exception>
    public static ExtractorRecipe Recipe(ExtractorChoice choice, Settings settings, Shell shell) =>
        TrainedExtractor.Recipe(
            Folder(settings, shell), choice with { Model = Find(choice.Model!, settings, shell).Id });

    /// <summary>Deletes some; none where features are made with one of them.</summary>
    /// <returns>Bytes freed, of each.</returns>
    public static IReadOnlyList<long> Remove(IReadOnlyList<string> ids, Settings settings, Shell shell)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        string[] names = [.. ids.Select(id => Find(id, settings, shell).Name)];
        using var workspace = AkinWorkspace.Open(Folder(settings, shell), WorkspaceAccess.Write);
        var all = TrainedModels.List(workspace.Folder);
        TrainedModel[] models = [.. names.Select(name => all.First(each => each.Name == name))];
        var reasons = models.Select(model => TrainedModelRemoval.WhyNot(workspace, model)).OfType<string>();
        return reasons.FirstOrDefault() is { } reason
            ? throw new UsageException(reason)
            : [.. models.Select(model => TrainedModelRemoval.Remove(workspace, model)
                + ModelRemoval.Forget(shell.Models().Folder, [model.Sha256]))];
    }

    private static string Folder(Settings settings, Shell shell)
    {
        var place = WorkspacePlace.Find([], settings, shell);
        place.Require();
        return place.Folder;
    }
}
