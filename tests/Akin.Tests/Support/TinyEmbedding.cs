using System.Security.Cryptography;
using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Tests.Support.Onnx;

namespace Akin.Tests.Support;

/// <summary>A folder of models with <see cref="TinyModel"/> in it: a real model in every way but its size.</summary>
internal static class TinyEmbedding
{
    public const int Size = 16;

    public static EmbeddingModel Open(TemporaryFolder folder, int dimension = 3)
    {
        var model = TinyModel.PlaneMeans(Size);
        folder.Write("models/tiny.onnx", model);
        var hash = Convert.ToHexStringLower(SHA256.HashData(model));
        folder.Write("models/catalogue.json", System.Text.Encoding.UTF8.GetBytes($$"""
            {
              "default": "tiny",
              "models": [{
                "id": "tiny", "name": "Tiny",
                "files": { "float32": { "path": "tiny.onnx", "bytes": {{model.Length}}, "sha256": "{{hash}}" } },
                "input": "image",
                "preprocessing": { "width": {{Size}}, "height": {{Size}}, "scale": 1, "mean": 127, "std": 128 },
                "layers": [{
                  "name": "features", "tensor": "features", "pool": "none", "dimension": {{dimension}}
                }],
                "licence": "Apache-2.0", "source": "written by hand"
              }]
            }
            """));
        var catalogue = ModelCatalogue.Open(folder.PathOf("models"));
        return EmbeddingModel.Open(ExtractorRecipe.Choose(new ExtractorChoice(), catalogue));
    }
}
