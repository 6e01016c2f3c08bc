namespace Akin.Native.Onnx;

/// <summary>
/// How a session computes. Its operators run one after the other.
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

    /// <summary>
    /// Whether the graph is optimised and weights are laid out anew. On by default; off is quicker to load when only
    /// shapes are asked for.
    /// </summary>
    public bool Optimise { get; init; } = true;

    /// <summary>Whether the graph is one that <see cref="StoreAt"/> wrote: nothing of it is then optimised.</summary>
    public bool IsOptimised { get; init; }

    /// <summary>
    /// Where the optimised graph is written to, absolute; <see langword="null"/> to write none. It is for this engine
    /// and processor alone.
    /// </summary>
    public string? StoreAt { get; init; }

    /// <summary>The file beside <see cref="StoreAt"/> that its weights are written to; with it only.</summary>
    public string? StoreWeightsAs { get; init; }

    /// <summary>What to compute on. Default: the processor.</summary>
    public OnnxDevice Device { get; init; }

    /// <summary>The folder of the files that a model's weights are in; <see langword="null"/> when it has
    /// none.</summary>
    public string? WeightsFolder { get; init; }
}
