namespace Akin.Clustering.Density;

/// <summary>
/// Sets of numbers 0 … count − 1 that only ever merge; any number of threads may merge at once. A set is named by its
/// smallest member, so the outcome does not depend on the order of merging.
/// </summary>
internal sealed class DisjointSets
{
    private readonly int[] _parent;

    public DisjointSets(int count)
    {
        _parent = new int[count];
        for (var i = 0; i < count; i++)
        {
            _parent[i] = i;
        }
    }

    /// <summary>The smallest member of the set that <paramref name="item"/> is in, as far as it has merged.</summary>
    public int Find(int item)
    {
        while (true)
        {
            var parent = Volatile.Read(ref _parent[item]);
            if (parent == item)
            {
                return item;
            }

            var next = Volatile.Read(ref _parent[parent]);
            if (next != parent)
            {
                // Whatever another thread writes meanwhile leads to the same set.
                Interlocked.CompareExchange(ref _parent[item], next, parent);
            }

            item = next;
        }
    }

    /// <summary>Merges two sets.</summary>
    /// <returns>Whether they were apart.</returns>
    public bool Union(int a, int b)
    {
        while (true)
        {
            a = Find(a);
            b = Find(b);
            if (a == b)
            {
                return false;
            }

            var (low, high) = a < b ? (a, b) : (b, a);
            if (Interlocked.CompareExchange(ref _parent[high], low, high) == high)
            {
                return true;
            }
        }
    }
}
