using Akin.Imaging;
using Akin.Intake;
using Akin.Intake.Downloads;

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

    /// <summary>How pictures at addresses are fetched; of at most <see cref="MaxFileBytes"/>.</summary>
    public FetchOptions Fetch { get; init; } = new();

    /// <summary>
    /// The column of lists that names the pictures; none for the one of the last time, else to find it.
    /// </summary>
    public string? AddressColumn { get; init; }

    /// <summary>
    /// The column of lists that makes collections, or <see cref="SourceChoice.ByFolder"/>; none for that of the last
    /// time, else folders.
    /// </summary>
    public string? CollectionBy { get; init; }

    /// <summary>
    /// Characters of the longest address of a list that is fetched, ≥ 1; longer ones are left out. None for that of
    /// the last time, else no limit; <see cref="int.MaxValue"/> for no limit any more.
    /// </summary>
    public int? MaxAddress { get; init; }

    /// <summary>Told in a sentence by which column each list was read; may be <see langword="null"/>.</summary>
    public IProgress<string>? Notices { get; init; }

    /// <summary>Dates the edits that keep dropped pictures dropped. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What was chosen of a source before, and what is now.</summary>
    internal SourceChoice Change(SourceChoice choice) =>
        new(
            AddressColumn ?? choice.AddressColumn, CollectionBy ?? choice.CollectionBy,
            MaxAddress == int.MaxValue ? null : MaxAddress ?? choice.MaxAddress);

    /// <summary>Files that are recorded together.</summary>
    internal int Batch { get; init; } = 256;
}
