using Akin.Imaging;

namespace Akin.Workspace;

/// <summary>How an index is made.</summary>
public sealed record IndexOptions
{
    /// <summary>Tells what a file is from its bytes without decoding it; called on several threads.</summary>
    public required Func<ReadOnlyMemory<byte>, DecodeOutcome> ReadHeader { get; init; }

    /// <summary>Files read at a time, ≥ 1. Default: all cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Larger files are not read. Default: 1 GiB.</summary>
    public long MaxFileBytes { get; init; } = 1L << 30;

    /// <summary>
    /// Whether files that failed before are read again. Default: no, but for unreachable ones, always.
    /// </summary>
    public bool RetryFailed { get; init; }

    /// <summary>Files that are recorded together.</summary>
    internal int Batch { get; init; } = 256;
}
