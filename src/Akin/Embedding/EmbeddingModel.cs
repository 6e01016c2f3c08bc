using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding;

/// <summary>
/// A model loaded to follow one recipe. Its weights are in memory once however many <see cref="FeatureExtractor"/>s
/// use it.
/// </summary>
public sealed class EmbeddingModel : IDisposable
{
    private EmbeddingModel(ExtractorRecipe recipe, OnnxSession session)
    {
        Recipe = recipe;
        Session = session;
    }

    /// <summary>What it does to a picture.</summary>
    public ExtractorRecipe Recipe { get; }

    internal OnnxSession Session { get; }

    /// <summary>Loads a model of the default catalogue to take its first layer.</summary>
    /// <param name="id">Its id; <see langword="null"/> for the default model.</param>
    /// <param name="precision"><see langword="null"/> for what this processor does well.</param>
    /// <exception cref="ArgumentException">There is no such model.</exception>
    /// <exception cref="ModelUnavailableException">The model is missing or damaged.</exception>
    /// <exception cref="OnnxException">The engine is missing or refuses the model.</exception>
    public static EmbeddingModel Open(string? id = null, Precision? precision = null) =>
        Open(ExtractorRecipe.Choose(new ExtractorChoice { Model = id, Precision = precision }));

    /// <summary>Loads the model of a recipe.</summary>
    /// <exception cref="ModelUnavailableException">Its file is missing or has other bytes.</exception>
    /// <exception cref="OnnxException">The engine is missing or refuses the model.</exception>
    public static EmbeddingModel Open(ExtractorRecipe recipe) =>
        new(recipe, new OnnxSession(ModelBytes.Read(recipe.Path, recipe.Sha256)));

    /// <inheritdoc/>
    public void Dispose() => Session.Dispose();
}
