using Akin.Embedding.Graphs;
using Akin.Embedding.Inputs;
using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding;

/// <summary>
/// All that decides a picture's features besides the picture, and where the model is. Two recipes of the same
/// <see cref="Sha256"/>, <see cref="Words"/>, <see cref="Precision"/> and dimension give the same features.
/// </summary>
public sealed record ExtractorRecipe
{
    /// <summary>The name of a layer that is taken as it is when a model has nothing else to give.</summary>
    internal const string PlainLayer = LayerSearch.Features;

    private const string NotExact =
        "It comes in int8 alone, which this processor rounds: its features differ a little from those elsewhere.";

    /// <summary>The model's id; for a file of the user's, its name without its ending.</summary>
    public required string ModelId { get; init; }

    /// <summary>The model's file, absolute.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal: other bytes are refused.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Length and time of the file, and of those of its weights, before it was hashed; none when it was
    /// not.</summary>
    internal string? HashedAs { get; init; }

    /// <summary>What the model computes in.</summary>
    public required Precision Precision { get; init; }

    /// <summary>The input that is the picture.</summary>
    public required string Input { get; init; }

    /// <summary>Where the features are taken, and how.</summary>
    public required LayerCard Layer { get; init; }

    /// <summary>How a picture becomes the input.</summary>
    public required Preprocessing Preprocessing { get; init; }

    /// <summary>What it is computed on. Default: the processor.</summary>
    public OnnxDevice Device { get; init; }

    /// <summary>What was not known and assumed, or is not as one may expect, a sentence each.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>
    /// Preprocessing, layer, pooling and device in words: what stored features are told apart by besides file and
    /// precision. A layer <c>features</c> that is taken as it is, and the processor, go without saying.
    /// </summary>
    public string Words => Preprocessing.Words
        + (Layer is { Tensor: PlainLayer, Pool: Pooling.None }
            ? "" : $", layer {Layer.Tensor}, pool {Layer.Pool.Word()}{Rules}")
        + (Device == OnnxDevice.Cpu ? "" : $", on {Device.ToString().ToLowerInvariant()}");

    // What is pooled depends on how the layer's values are understood.
    private string Rules => Layer.Pool is Pooling.None or Pooling.Flatten ? "" : $" by rules {LayerShape.Rules}";

    /// <summary>Finds what a user asks for.</summary>
    /// <param name="choice">What was asked for.</param>
    /// <param name="catalogue">The models there are; <see langword="null"/> for the default catalogue.</param>
    /// <exception cref="ArgumentException">There is no such model or layer; the message names those there
    /// are.</exception>
    /// <exception cref="ModelUnavailableException">The catalogue is missing, the model does not come in that precision,
    /// or a file is no model that makes features of pictures.</exception>
    /// <exception cref="Native.Onnx.OnnxException">The engine is missing or refuses the model.</exception>
    public static ExtractorRecipe Choose(ExtractorChoice choice, ModelCatalogue? catalogue = null)
    {
        if (choice.Model is { } model && ExtractorChoice.NamesFile(model))
        {
            return DeviceChoice.On(FileRecipe.Of(model, choice), choice.Device);
        }

        catalogue ??= ModelCatalogue.Default;
        var card = choice.Model is { } id ? CardOf(catalogue, id) : catalogue.DefaultCard;
        var suits = PrecisionChoice.Resolve(null);
        var precision = PrecisionChoice.Among(card.Files.Keys, choice.Precision, suits);
        var file = catalogue.Require(card, precision);
        var recipe = ByRow(card, precision, catalogue.PathOf(file), file.WholeSha256!, choice);
        return choice.Precision is null && precision == Precision.Int8 && suits != precision
            ? recipe with { Assumptions = [.. recipe.Assumptions, NotExact] } : recipe;
    }

    /// <summary>What a row says, and a user besides, of a file of that model.</summary>
    /// <exception cref="ArgumentException">There is no such layer, or the pooling does not fit it.</exception>
    /// <exception cref="ModelUnavailableException">The file is not as the row says.</exception>
    internal static ExtractorRecipe ByRow(
        ModelCard card, Precision precision, string path, string sha256, ExtractorChoice choice)
    {
        var preprocessing = choice.Preprocessing.Apply(card.Preprocessing);
        var assumptions = new List<string>();
        var recipe = new ExtractorRecipe
        {
            ModelId = card.Id,
            Path = path,
            Sha256 = sha256,
            Precision = precision,
            Input = card.Input,
            Layer = LayerOf(card, path, preprocessing, choice, assumptions),
            Preprocessing = preprocessing,
            Assumptions = assumptions,
        };
        return DeviceChoice.On(recipe, choice.Device);
    }

    private static ModelCard CardOf(ModelCatalogue catalogue, string id) =>
        catalogue.Cards.FirstOrDefault(card => card.Id == id) ?? throw new ArgumentException(
            $"--model cannot be '{id}'; it takes {string.Join(" or ", catalogue.Cards.Select(card => card.Id))}.");

    // A layer of the row, taken as the row says, or any tensor of the graph, for which the file is looked into.
    private static LayerCard LayerOf(
        ModelCard card, string path, Preprocessing preprocessing, ExtractorChoice choice, List<string> assumptions)
    {
        var known = choice.Layer is { } name
            ? card.Layers.FirstOrDefault(layer => layer.Name == name)
            : card.Layers.FirstOrDefault(layer => choice.Pool is null || layer.Pool == choice.Pool);
        if (known is { IsByPlace: false } && choice.Preprocessing.Size is null
            && (choice.Pool is null || choice.Pool == known.Pool))
        {
            return known;
        }

        using var graph = OnnxGraph.Open(path);
        var tensor = known is null ? choice : choice with { Layer = known.Place, Pool = choice.Pool ?? known.Pool };
        var asTheRowSays = known is not null && tensor.Pool == known.Pool && choice.Preprocessing.Size is null;
        try
        {
            var input = PictureInput.Find(graph, card.Input);
            var layer = LayerChoice.Of(graph, input, preprocessing, tensor, assumptions);
            return asTheRowSays && layer.Dimension != known!.Dimension
                ? throw new ModelUnavailableException(
                    $"The model file {path} gives {layer.Dimension} features at {layer.Tensor}; its row says "
                    + $"{known.Dimension}.")
                : known is null ? layer : layer with { Name = known.Name };
        }
        catch (ArgumentException problem) when (asTheRowSays)
        {
            throw new ModelUnavailableException(
                $"The model file {path} is not as the row of {card.Id} says: {problem.Message}", problem);
        }
    }
}
