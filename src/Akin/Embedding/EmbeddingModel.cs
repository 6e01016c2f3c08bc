using Akin.Embedding.Graphs;
using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding;

/// <summary>
/// A model loaded to follow one recipe: the part of it that leads to the recipe's layer. Its weights are in memory once
/// however many <see cref="FeatureExtractor"/>s use it.
/// </summary>
public sealed class EmbeddingModel : IDisposable
{
    private EmbeddingModel(ExtractorRecipe recipe, LayerPart part)
    {
        Recipe = recipe;
        Part = part;
    }

    /// <summary>What it does to a picture.</summary>
    public ExtractorRecipe Recipe { get; }

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
    public static EmbeddingModel Open(ExtractorRecipe recipe)
    {
        using var graph = OnnxGraph.Open(recipe.Path);
        if (recipe.HashedAs != graph.Stamp())
        {
            ModelBytes.Check(recipe.Path, graph.Sha256(), recipe.Sha256);
        }

        var input = PictureInput.Find(graph, recipe.Input);
        var part = LayerPart.Load(
            graph, input, recipe.Preprocessing, recipe.Layer.Tensor,
            new OnnxSessionOptions { Device = recipe.Device });
        try
        {
            var dimension = part.Shape.DimensionFor(recipe.Layer.Pool);
            return dimension == recipe.Layer.Dimension && input.Element == recipe.Preprocessing.Element
                && input.Layout == recipe.Preprocessing.Layout
                ? new EmbeddingModel(recipe, part)
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
    public void Dispose() => Part.Dispose();
}
