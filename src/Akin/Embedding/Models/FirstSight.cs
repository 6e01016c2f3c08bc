using Akin.Embedding.Graphs;
using Akin.Native.Onnx;

namespace Akin.Embedding.Models;

/// <summary>
/// Looks at a file whose hash nobody knows yet, before it is believed: it must do what the model's row says, with its
/// weights beside it where it has some.
/// </summary>
internal static class FirstSight
{
    /// <summary>Loads the row's first layer from it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="card">The row.</param>
    /// <param name="precision">Which of the row's files it is to be.</param>
    /// <exception cref="ModelUnavailableException">It is no model, or another one.</exception>
    /// <exception cref="OnnxException">There is no engine to look at it with.</exception>
    public static void Check(string path, ModelCard card, Precision precision)
    {
        try
        {
            using var graph = OnnxGraph.Open(path);
            EmbeddingModel.Open(ExtractorRecipe.ByRow(card, precision, path, graph.Sha256(), new())).Dispose();
        }
        catch (Exception problem) when (problem
            is ArgumentException or OnnxException { Code: not OnnxErrorCode.NotSupported })
        {
            throw new ModelUnavailableException(problem.Message, problem);
        }
    }
}
