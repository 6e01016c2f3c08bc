using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>Loads a model into the engine.</summary>
/// <param name="model">The bytes of an ONNX file.</param>
/// <param name="options">How to compute.</param>
internal delegate OnnxSession SessionOpening(ReadOnlySpan<byte> model, OnnxSessionOptions options);
