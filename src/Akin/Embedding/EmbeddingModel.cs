using Akin.Embedding.Graphs;
using Akin.Embedding.Models;
using Akin.Embedding.Tuning;
using Akin.Native.Onnx;

namespace Akin.Embedding;

/// <summary>
/// A model loaded to follow one recipe: the part of it that leads to the recipe's layer. Its weights are in memory once
/// however many <see cref="FeatureExtractor"/>s use it.
/// </summary>
public sealed class EmbeddingModel : IDisposable
{
    private readonly SemaphoreSlim? _places;

    private EmbeddingModel(ExtractorRecipe recipe, LayerPart part, Arrangement? arrangement)
    {
        (Recipe, Part, Arrangement) = (recipe, part, arrangement);
        _places = arrangement is { } own && own.Inferences < own.Workers ? new SemaphoreSlim(own.Inferences) : null;
    }

    /// <summary>What it does to a picture.</summary>
    public ExtractorRecipe Recipe { get; }

    /// <summary>How it is laid on the machine; <see langword="null"/> for a picture at a time on each worker.</summary>
    public Arrangement? Arrangement { get; }

    internal LayerPart Part { get; }

    internal OnnxSession Session => Part.Session;

    /// <summary>Loads a model of the default catalogue to take its first layer.</summary>
    /// <param name="id">Its id; <see langword="null"/> for the default model.</param>
    /// <param name="precision"><see langword="null"/> for what this processor does well.</param>
    /// <exception cref="ArgumentException">There is no such model.</exception>
    /// <exception cref="ModelUnavailableException">The model is missing or damaged.</exception>
    /// <exception cref="OnnxException">The engine is missing or refuses the model.</exception>
    public static EmbeddingModel Open(string? id = null, Precision? precision = null) =>
        Open(ExtractorRecipe.Choose(new ExtractorChoice { Model = id, Precision = precision }));

    /// <summary>Loads the model of a recipe.</summary>
    /// <exception cref="ModelUnavailableException">Its file is missing, has other bytes, or gives something else than
    /// the recipe says.</exception>
    /// <exception cref="OnnxException">The engine is missing or refuses the model.</exception>
    public static EmbeddingModel Open(ExtractorRecipe recipe) => Open(recipe, arrangement: null);

    /// <summary>Loads the model of a recipe in an arrangement.</summary>
    /// <param name="recipe">What it does to a picture.</param>
    /// <param name="arrangement">How it is laid on the machine.</param>
    /// <param name="graphs">Where its optimised graph is kept; <see langword="null"/> to keep none.</param>
    /// <exception cref="ArgumentException">It does not take so many pictures at a time.</exception>
    internal static EmbeddingModel Open(ExtractorRecipe recipe, Arrangement? arrangement, GraphStore? graphs = null)
    {
        using var graph = OnnxGraph.Open(recipe.Path);
        if (recipe.HashedAs != graph.Stamp())
        {
            ModelBytes.Check(recipe.Path, graph.Sha256(), recipe.Sha256);
        }

        var input = PictureInput.Find(graph, recipe.Input);
        var part = LayerPart.Load(
            graph, input, recipe.Preprocessing, recipe.Layer.Tensor,
            new OnnxSessionOptions { Device = recipe.Device, Threads = arrangement?.OperatorThreads ?? 1 },
            arrangement?.Pictures ?? 1,
            graphs is null ? null : (model, how) => graphs.Open(model, recipe.Sha256, graph.WeightBytes, how));
        try
        {
            var dimension = part.Shape.DimensionFor(recipe.Layer.Pool);
            return dimension == recipe.Layer.Dimension && input.Element == recipe.Preprocessing.Element
                && input.Layout == recipe.Preprocessing.Layout
                ? new EmbeddingModel(recipe, part, arrangement)
                : throw new ModelUnavailableException(
                    $"The model file {recipe.Path} takes {input.Layout} {input.Element} and gives {dimension} features "
                    + $"at {recipe.Layer.Tensor}; its row in the catalogue says {recipe.Preprocessing.Layout} "
                    + $"{recipe.Preprocessing.Element} and {recipe.Layer.Dimension}.");
        }
        catch (ArgumentException problem)
        {
            part.Dispose();
            throw new ModelUnavailableException(
                $"The model file {recipe.Path} is not as its row in the catalogue says: {problem.Message}", problem);
        }
        catch
        {
            part.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Part.Dispose();
        _places?.Dispose();
    }

    /// <summary>Computes, when fewer inferences than may be are under way.</summary>
    internal void Run(OnnxBinding binding)
    {
        _places?.Wait();
        try
        {
            binding.Run();
        }
        finally
        {
            _places?.Release();
        }
    }
}
