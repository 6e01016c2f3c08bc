using Akin.Comparison;

namespace Akin.Rendering.Page;

/// <summary>Which pictures stand for a comparison.</summary>
/// <param name="Cells">For each share that is shown the rows nearest to the cluster's centre.</param>
/// <param name="Nearest">For each collection its nearest rivals.</param>
/// <param name="Own">For each collection the pictures that are farthest from any rival.</param>
internal sealed record ComparisonExamples(
    IReadOnlyDictionary<ClusterShare, int[]> Cells, IReadOnlyList<IReadOnlyList<Rival>> Nearest,
    IReadOnlyList<IReadOnlyList<Rival>> Own)
{
    private const int CellPictures = 420;
    private const int RivalPictures = 160;
    private const int MostInACluster = 8;
    private const int MostCollections = 12;

    /// <summary>All rows that are shown.</summary>
    public IEnumerable<int> Rows => Cells.Values.SelectMany(rows => rows)
        .Concat(Nearest.Concat(Own).SelectMany(list => list).SelectMany(rival => new[] { rival.Row, rival.Nearest }))
        .Distinct();

    public static ComparisonExamples Of(ComparisonModel model)
    {
        var shown = model.Result.Shares.GroupBy(share => share.Cluster).SelectMany(Shown).ToArray();
        var each = Math.Clamp(CellPictures / Math.Max(1, shown.Length), 1, 8);
        var pictures = Enumerable.Range(0, model.Pictures.Count)
            .GroupBy(row => (model.Pictures[row].Label, model.Collections[row]))
            .ToDictionary(group => group.Key, group => group.ToArray());
        var cells = shown.ToDictionary(share => share, share =>
            pictures.GetValueOrDefault((share.Cluster, share.Collection), [])
                .OrderBy(row => model.Pictures[row].Distance).ThenBy(row => row).Take(each).ToArray());
        var collections = Enumerable.Range(0, Math.Min(MostCollections, model.Names.Count)).ToArray();
        var count = Math.Clamp(RivalPictures / (4 * Math.Max(1, collections.Length)), 2, 6);
        var rivals = collections.Select(collection => model.Result.Rivals
            .Where(rival => model.Collections[rival.Row] == collection).OrderBy(rival => rival.Distance)
            .ThenBy(rival => rival.Row).ToArray()).ToArray();
        return new(
            cells, [.. rivals.Select(list => OneToOne(list, count))],
            [.. rivals.Select(list => list.Reverse().Take(count).ToArray())]);
    }

    /// <summary>Of many collections those whose shares stand out most, in their order.</summary>
    private static IEnumerable<ClusterShare> Shown(IEnumerable<ClusterShare> shares) => shares
        .OrderBy(share => share.AdjustedP).ThenByDescending(share => Math.Abs(share.Count - share.Expected))
        .Take(MostInACluster).OrderBy(share => share.Collection);

    /// <summary>The nearest of them, no picture twice.</summary>
    private static Rival[] OneToOne(Rival[] rivals, int count)
    {
        var taken = new HashSet<int>();
        return [.. rivals.Where(rival => taken.Add(rival.Nearest)).Take(count)];
    }
}
