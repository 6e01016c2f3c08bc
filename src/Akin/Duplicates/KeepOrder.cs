namespace Akin.Duplicates;

/// <summary>Pictures in the order in which they are kept.</summary>
internal static class KeepOrder
{
    /// <summary>For each picture its rank: 0 for the one to keep before all others.</summary>
    public static int[] Ranks(IReadOnlyList<DuplicatePicture> pictures, KeepRule rule)
    {
        var order = Enumerable.Range(0, pictures.Count).ToArray();
        Array.Sort(order, (a, b) => rule.Compare(pictures[a], pictures[b]));
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
        }

        return ranks;
    }
}
