using System.Text;

namespace Akin.Tests.Support;

/// <summary>
/// Writes the smallest ONNX model that turns a picture into features, byte by byte: <c>image</c> (n, 3, size, size) →
/// GlobalAveragePool → Flatten → <c>features</c> (n, 3): the mean of each plane.
/// </summary>
internal static class TinyModel
{
    public static byte[] PlaneMeans(int size)
    {
        byte[] graph =
        [
            .. Node("GlobalAveragePool", "image", "pooled"),
            .. Node("Flatten", "pooled", "features"),
            .. Field(2, Encoding.UTF8.GetBytes("tiny")),
            .. Field(11, Tensor("image", null, 3, size, size)),
            .. Field(12, Tensor("features", null, 3)),
        ];
        byte[] operators = [.. Field(1, []), .. Number(2, 13)];
        return [.. Number(1, 8), .. Field(7, graph), .. Field(8, operators)];
    }

    private static byte[] Node(string type, string input, string output) =>
        Field(1, [.. Field(1, Text(input)), .. Field(2, Text(output)), .. Field(4, Text(type))]);

    /// <summary>A ValueInfoProto of float32; a null dimension is free.</summary>
    private static byte[] Tensor(string name, params int?[] shape)
    {
        byte[] dimensions = [.. shape.SelectMany(d => Field(1, d is null ? Field(2, Text("n")) : Number(1, d.Value)))];
        byte[] tensor = [.. Number(1, 1), .. Field(2, dimensions)];
        return [.. Field(1, Text(name)), .. Field(2, Field(1, tensor))];
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Field(int number, byte[] content) =>
        [.. VarInt((number << 3) | 2), .. VarInt(content.Length), .. content];

    private static byte[] Number(int number, int value) => [.. VarInt(number << 3), .. VarInt(value)];

    private static IEnumerable<byte> VarInt(int value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }
}
