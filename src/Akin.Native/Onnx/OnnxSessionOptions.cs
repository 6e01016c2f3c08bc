namespace Akin.Native.Onnx;

/// <summary>
/// How a session computes. The graph is always optimised in full and its operators run one after the other.
/// </summary>
public sealed record OnnxSessionOptions
{
    /// <summary>Threads that share one operator's work; 1 (the default) computes on the calling thread alone.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// Whether the engine keeps the memory of intermediate results between runs. On by default: off it takes and
    /// returns several MB a run.
    /// </summary>
    public bool UseArena { get; init; } = true;
}
