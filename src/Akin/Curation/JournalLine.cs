namespace Akin.Curation;

/// <summary>A line of a journal file: the head, a picture, or an edit; what it is not is missing.</summary>
internal sealed record JournalLine
{
    public string? Format { get; init; }

    public int? Version { get; init; }

    public long? Picture { get; init; }

    public string? Path { get; init; }

    public string? Sha256 { get; init; }

    public string? Source { get; init; }

    public long? Edit { get; init; }

    public string? Kind { get; init; }

    public DateTimeOffset? Made { get; init; }

    public long? Undoes { get; init; }

    public IReadOnlyList<int>? Clusters { get; init; }

    public string? Run { get; init; }

    public string? Base { get; init; }

    public string? Set { get; init; }

    public ulong? Seed { get; init; }

    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    public IReadOnlyList<long>? Pictures { get; init; }

    public IReadOnlyList<IReadOnlyList<long>>? Groups { get; init; }

    public IReadOnlyList<long>? None { get; init; }

    public int? PictureCount { get; init; }

    public int? EditCount { get; init; }
}
