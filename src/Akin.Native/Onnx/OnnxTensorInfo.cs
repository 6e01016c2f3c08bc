namespace Akin.Native.Onnx;

/// <summary>A model's input or output as it declares it.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="IsFloat32">Whether its elements are float32; Akin binds no others.</param>
/// <param name="Shape">Its dimensions; −1 where any size is allowed.</param>
public sealed record OnnxTensorInfo(string Name, bool IsFloat32, IReadOnlyList<long> Shape);
