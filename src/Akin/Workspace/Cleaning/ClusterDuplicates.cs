using System.Globalization;
using Akin.Duplicates;

namespace Akin.Workspace.Cleaning;

/// <summary>How many duplicates are in a cluster; real ones, counted.</summary>
/// <param name="Cluster">The cluster's number, <c>-1</c> for noise, <c>none</c> for pictures in no run,
/// <c>total</c>.</param>
/// <param name="Pictures">Pictures in it.</param>
/// <param name="Bytes">Of these, pictures with the bytes of another that stays.</param>
/// <param name="Picture">Of these, the same picture as another that stays.</param>
/// <param name="Scene">Of these, the same scene as another that stays.</param>
public sealed record ClusterDuplicates(string Cluster, int Pictures, int Bytes, int Picture, int Scene)
{
    /// <summary>Duplicates of all kinds, in percent of the pictures.</summary>
    public double Percent => Pictures == 0 ? 0 : Math.Round(100.0 * (Bytes + Picture + Scene) / Pictures, 2);

    /// <summary>A line for each cluster, and the total.</summary>
    public static IReadOnlyList<ClusterDuplicates> Table(DuplicatePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var kinds = plan.Groups
            .SelectMany(group => group.Others.Select(member => (member.Picture.Id, group.Kind)))
            .ToDictionary(pair => pair.Id, pair => pair.Kind);
        var clusters = plan.HasClusters ? plan.Pictures.GroupBy(picture => picture.Cluster) : [];
        return
        [
            .. clusters.OrderBy(cluster => cluster.Key switch { null => 2, < 0 => 1, _ => 0 })
                .ThenBy(cluster => cluster.Key)
                .Select(cluster => Line(
                    cluster.Key?.ToString(CultureInfo.InvariantCulture) ?? "none", cluster, kinds)),
            Line("total", plan.Pictures, kinds),
        ];
    }

    private static ClusterDuplicates Line(
        string name, IEnumerable<DuplicatePicture> pictures, Dictionary<long, DuplicateKind> kinds)
    {
        var counts = new int[3];
        var all = 0;
        foreach (var picture in pictures)
        {
            all++;
            if (kinds.TryGetValue(picture.Id, out var kind))
            {
                counts[(int)kind]++;
            }
        }

        return new(name, all, counts[0], counts[1], counts[2]);
    }
}
