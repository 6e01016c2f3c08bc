namespace Akin.Embedding.Graphs;

/// <summary>The bytes are no ONNX model; the message completes "The model file … ".</summary>
internal sealed class GraphFormatException(string message) : Exception(message);
