namespace Akin.Cli.Stages;

/// <summary>What an edit made of groups, as <c>akin cluster --within</c> and <c>akin merge</c> print it.</summary>
/// <param name="Edit">Its number in the journal.</param>
/// <param name="Kind">What it did.</param>
/// <param name="From">The groups that it was told, as they were numbered before.</param>
/// <param name="Pictures">Pictures of these groups.</param>
/// <param name="Clusters">The groups that they are in now.</param>
internal sealed record EditedGroups(
    long Edit, string Kind, IReadOnlyList<int> From, int Pictures, IReadOnlyList<int> Clusters);
