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
}
