namespace Akin.Clustering.Density;

/// <summary>
/// What DBSCAN learns of each row: whether it is a core point, and which set of core points reaches it.
/// </summary>
/// <param name="rows">Number of rows.</param>
internal sealed class DensityReach(int rows)
{
    private const int Nothing = int.MaxValue;
    private readonly int[] _reachedBy = Filled(rows);

    /// <summary>Whether a row is a core point.</summary>
    public bool[] Core { get; } = new bool[rows];

    /// <summary>Sets of core rows; named by their first row, which orders the clusters.</summary>
    public DisjointSets Sets { get; } = new(rows);

    /// <summary>
    /// A row that is no core point lies within the radius of this core row; all sets must be complete.
    /// </summary>
    public void Reach(int border, int core)
    {
        var set = Sets.Find(core);
        int known;
        while (set < (known = Volatile.Read(ref _reachedBy[border])))
        {
            if (Interlocked.CompareExchange(ref _reachedBy[border], set, known) == known)
            {
                return;
            }
        }
    }

    /// <summary>Whether the row is reached by that set or an earlier one already.</summary>
    public bool IsReached(int border, int set) => Volatile.Read(ref _reachedBy[border]) <= set;

    /// <summary>The clusters, numbered by size.</summary>
    public DbscanResult ToResult()
    {
        var labels = new int[Core.Length];
        var numbers = new int[Core.Length];
        var clusters = 0;
        for (var row = 0; row < labels.Length; row++)
        {
            // A set's first row is met before any other of its core rows.
            if (Core[row] && Sets.Find(row) == row)
            {
                numbers[row] = clusters++;
            }
        }

        for (var row = 0; row < labels.Length; row++)
        {
            var set = Core[row] ? Sets.Find(row) : _reachedBy[row];
            labels[row] = set == Nothing ? -1 : numbers[set];
        }

        ClusterNumbering.Apply(ClusterNumbering.BySize(labels, clusters), labels);
        return new(labels, Core);
    }

    private static int[] Filled(int rows)
    {
        var all = new int[rows];
        Array.Fill(all, Nothing);
        return all;
    }
}
