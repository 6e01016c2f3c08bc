namespace Akin.Workspace;

/// <summary>What the catalogue keeps of an edit beside its kind, its time and its pictures.</summary>
internal sealed record EditDetail(
    IReadOnlyList<int> Groups, string? Run, string? Base, string? Set, long? Undoes,
    IReadOnlyDictionary<string, string>? Parameters, ulong? Seed, long? Newest = null);
