namespace Akin.Duplicates;

/// <summary>How duplicates are looked for.</summary>
public sealed record DuplicateOptions
{
    /// <summary>
    /// Principal components that neighbours are looked for among, where the features do not fit into the memory.
    /// </summary>
    public const int SceneComponents = 64;
    private const long MostBytesToMeasure = 640L << 20;

    /// <summary>The widest kind to look for; the narrower ones are found too. Default: the same picture.</summary>
    public DuplicateKind Level { get; init; } = DuplicateKind.Picture;

    /// <summary>Which of several duplicates is kept.</summary>
    public KeepRule Keep { get; init; } = new();

    /// <summary>Bits of 64 in which the hashes of candidates may differ, 3 … 7. Default: 7.</summary>
    public int HashRadius { get; init; } = 7;

    /// <summary>Candidates of one picture, the nearest ones, ≥ 1. Default: 128.</summary>
    public int MostCandidates { get; init; } = 128;

    /// <summary>
    /// The largest cosine distance of the same scene, above 0 and below 1; none = from the pictures themselves.
    /// </summary>
    public double? SceneDistance { get; init; }

    /// <summary>Seed of the pairs drawn to estimate errors. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// Memory, in bytes: where the features of the same scene do not fit, their nearness is looked for among their
    /// principal components and measured where the features lie; pictures of the same are kept decoded in at most an
    /// eighth of it, and measured at once in at most half of it. Default: no limit.
    /// </summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Threads, ≥ 1; the result is the same for any. Default: all cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Bytes of decoded pictures that are kept for comparisons.</summary>
    internal long DecodedBytes => Math.Min(DecodedPictures.MostBytes, MemoryBytes / 8 ?? long.MaxValue);

    /// <summary>Bytes in which pictures may be measured at once; one too large for it is measured alone.</summary>
    internal long MeasuringBytes => Math.Min(MostBytesToMeasure, MemoryBytes / 2 ?? long.MaxValue);

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(HashRadius, 3);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(HashRadius, 7);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MostCandidates);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Threads);
        if (SceneDistance is not (null or (> 0 and < 1)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(SceneDistance), SceneDistance, "A cosine distance of one scene is above 0 and below 1.");
        }
    }
}
