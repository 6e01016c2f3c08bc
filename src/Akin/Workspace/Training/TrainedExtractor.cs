using Akin.Embedding;
using Akin.Embedding.Models;

namespace Akin.Workspace.Training;

/// <summary>
/// Networks trained in a workspace, as models of its features: <c>autoencoder:NAME</c>, or <c>autoencoder</c> alone for
/// the one of that name, or for the only one.
/// </summary>
public static class TrainedExtractor
{
    private const string Kind = "autoencoder";

    /// <summary>Whether a model's name means a network that was trained.</summary>
    public static bool Means(string? model) =>
        model == Kind || model?.StartsWith($"{Kind}:", StringComparison.Ordinal) == true;

    /// <summary>The name by which a network is asked for.</summary>
    public static string NameOf(TrainedModel model) => NameOf(model.Name);

    /// <summary>The name by which a network that is called so is asked for.</summary>
    internal static string NameOf(string name) => $"{Kind}:{name}";

    /// <summary>How a picture becomes its code.</summary>
    /// <param name="workspace">Full path of the workspace.</param>
    /// <param name="choice">What was asked for; its model is such a name.</param>
    /// <param name="sha256">
    /// The network of that name that is meant, where it may have been trained anew since. Default: the one there is.
    /// </param>
    /// <exception cref="ArgumentException">There is no such network, or what was asked for is not to be had of it.
    /// </exception>
    /// <exception cref="ModelUnavailableException">Its file is damaged.</exception>
    public static ExtractorRecipe Recipe(string workspace, ExtractorChoice choice, string? sha256 = null)
    {
        var model = Find(workspace, choice.Model!);
        var file = TrainedModels.FileOf(workspace, model.Name);
        if (sha256 is not null && TrainedModels.Version(workspace, model.Name, sha256) is { } version)
        {
            (model, file) = version;
        }

        if (choice.Precision is { } precision && precision != Precision.Float32)
        {
            throw new ArgumentException(
                $"--precision cannot be {precision.ToString().ToLowerInvariant()}: {choice.Model} computes in "
                + "float32.");
        }

        return ExtractorRecipe.ByRow(CardOf(model, file), Precision.Float32, file, model.Sha256, choice);
    }

    /// <summary>The trained networks of a workspace as rows of a catalogue, their files by full paths.</summary>
    /// <param name="workspace">Full path of the workspace.</param>
    public static IReadOnlyList<ModelCard> Cards(string workspace) =>
        [.. TrainedModels.List(workspace).Select(model => CardOf(model, TrainedModels.FileOf(workspace, model.Name)))];

    /// <summary>The network that a name means, as such a row; <see langword="null"/> when there is none.</summary>
    /// <param name="workspace">Full path of the workspace.</param>
    /// <param name="name">Such a name.</param>
    public static ModelCard? CardOf(string workspace, string name) =>
        TryFind(TrainedModels.List(workspace), name) is { } model
            ? CardOf(model, TrainedModels.FileOf(workspace, model.Name)) : null;

    private static ModelCard CardOf(TrainedModel model, string file) => new()
    {
        Id = NameOf(model),
        Name = model.Name,
        Files = new Dictionary<Precision, ModelFile>
        {
            [Precision.Float32] = new(file, new FileInfo(file).Length, model.Sha256),
        },
        Input = Autoencoder.OnnxNetwork.Input,
        Preprocessing = new() { Width = model.Width, Height = model.Height, Scale = 1f / byte.MaxValue },
        Layers =
        [
            new(
                Autoencoder.OnnxNetwork.Code, Autoencoder.OnnxNetwork.Code,
                model.CodeSize > 0 ? Pooling.None : Pooling.Flatten, model.Dimension),
        ],
        Licence = "the user's own",
        Source = $"trained on {model.Pictures} pictures of this workspace",
    };

    private static TrainedModel Find(string workspace, string text)
    {
        var models = TrainedModels.List(workspace);
        return TryFind(models, text) ?? throw new ArgumentException(models.Count == 0
            ? $"--model cannot be '{text}': no network was trained in this workspace; akin train autoencoder trains "
                + "one."
            : $"--model cannot be '{text}'; trained in this workspace are "
                + $"{string.Join(" and ", models.Select(NameOf))}.");
    }

    private static TrainedModel? TryFind(IReadOnlyList<TrainedModel> models, string text)
    {
        var name = text == Kind ? Kind : text[(Kind.Length + 1)..];
        return models.FirstOrDefault(model => model.Name == name)
            ?? (text == Kind && models is [var only] ? only : null);
    }
}
