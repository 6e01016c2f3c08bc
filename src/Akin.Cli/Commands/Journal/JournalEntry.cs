namespace Akin.Cli.Commands.Journal;

/// <summary>One edit as <c>akin journal list --json</c> prints it.</summary>
/// <param name="Edit">Its number.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Made">When it was made, UTC.</param>
/// <param name="Pictures">Pictures that it is about.</param>
/// <param name="Clusters">The groups that were named; none when none was.</param>
/// <param name="Run">The folder of the run that they are numbered by, absolute; none when none showed them.</param>
/// <param name="Undoes">The edit that it takes back; none when it takes none back.</param>
/// <param name="Undone">Whether it was taken back.</param>
internal sealed record JournalEntry(
    long Edit, string Kind, DateTimeOffset Made, int Pictures, IReadOnlyList<int>? Clusters, string? Run, long? Undoes,
    bool Undone);
