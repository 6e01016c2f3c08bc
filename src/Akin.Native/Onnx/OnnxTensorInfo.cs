namespace Akin.Native.Onnx;

/// <summary>A model's input or output as it declares it.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="Element">The type of its values; undefined when it is no tensor.</param>
/// <param name="Shape">Its dimensions; −1 where any size is allowed.</param>
public sealed record OnnxTensorInfo(string Name, OnnxElementType Element, IReadOnlyList<long> Shape);
