namespace Akin.Tests.Support.Onnx;

/// <summary>
/// The smallest ONNX model that turns a picture into features: <c>image</c> (n, 3, size, size) → GlobalAveragePool →
/// Flatten → <c>features</c> (n, 3): the mean of each plane.
/// </summary>
internal static class TinyModel
{
    public static byte[] PlaneMeans(int size)
    {
        var graph = new OnnxBuilder("tiny", opset: 13);
        graph.Input("image", "n", 3, size, size);
        graph.Node("GlobalAveragePool", ["image"], "pooled");
        graph.Node("Flatten", ["pooled"], "features");
        graph.Output("features", "n", 3);
        return graph.ToArray();
    }

    /// <summary>As the pictures' half of CLIP: <c>pixel_values</c> → <c>image_embeds</c> (n, 512).</summary>
    public static OnnxBuilder Clip()
    {
        var graph = new OnnxBuilder("clip", opset: 13);
        graph.Input("pixel_values", "n", 3, 224, 224);
        graph.Node("GlobalAveragePool", ["pixel_values"], "pooled");
        graph.Node("Flatten", ["pooled"], "means");
        graph.Node("MatMul", ["means", graph.Weights("projection", [3, 512], new(1))], "image_embeds");
        graph.Output("image_embeds", "n", 512);
        return graph;
    }
}
