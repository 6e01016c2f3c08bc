using Akin.Sampling;

namespace Akin.Cli.Commands.Sample;

/// <summary>What was picked of one folder or collection.</summary>
/// <param name="Name">Its name; empty for all together.</param>
/// <param name="Pictures">Pictures in it that have features.</param>
/// <param name="Available">Those that may be picked.</param>
/// <param name="Picked">Those that were.</param>
/// <param name="Clusters">Its clusters.</param>
/// <param name="Sizes">Pictures in each cluster.</param>
/// <param name="PickedOf">Pictures picked of each cluster.</param>
/// <param name="Explanation">How the number of clusters came about.</param>
internal sealed record GroupSummary(
    string Name, int Pictures, int Available, int Picked, int Clusters, IReadOnlyList<int> Sizes,
    IReadOnlyList<int> PickedOf, string Explanation)
{
    public static GroupSummary Of(GroupResult result) => new(
        result.Group.Name, result.Group.Rows.Count, result.Available, result.Picked, result.Clusters, result.Sizes,
        result.PickedOf, result.Explanation);
}
