namespace Akin.Embedding;

/// <summary>How the pipeline uses the machine. None of it changes the features.</summary>
public sealed record EmbeddingOptions
{
    /// <summary>Workers, each decoding and computing one picture at a time; ≥ 1. Default: all cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Bytes of files read ahead of the workers; a larger file is read when it is the only one.</summary>
    public long ReadAheadBytes { get; init; } = 64L << 20;

    /// <summary>
    /// Pictures that may be on their way at once, ≥ 1. When one picture takes long, those after it wait for it as
    /// finished features, not as files or pixels.
    /// </summary>
    public int Window { get; init; } = 1_024;
}
