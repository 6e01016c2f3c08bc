namespace Akin.Clustering.Density;

/// <summary>
/// Whether core points of two cells are within the radius of each other. Both sides are cut down to what is near the
/// other's box, and large ones are halved along their longest side until boxes decide: crowded cells that barely miss
/// each other do not cost the product of their sizes.
/// </summary>
internal static class CellPair
{
    private const int FewPairs = 1024;

    /// <summary>Whether any core point of <paramref name="a"/> is within the grid's radius of one of
    /// <paramref name="b"/>.</summary>
    public static bool Touch(CellGrid grid, bool[] core, int a, int b)
    {
        var limit = grid.Radius * grid.Radius;
        if (grid.Boxes[a].MostSquaredDistance(grid.Boxes[b]) <= limit)
        {
            return true;
        }

        var ofA = NearBox(grid, core, a, grid.Boxes[b], limit);
        var ofB = ofA.Length == 0 ? [] : NearBox(grid, core, b, BoxOf(grid, ofA), limit);
        return ofB.Length > 0 && Touch(grid, ofA, ofB, limit);
    }

    private static bool Touch(CellGrid grid, Span<int> a, Span<int> b, double limit)
    {
        if ((long)a.Length * b.Length <= FewPairs)
        {
            return AnyPair(grid, a, b, limit);
        }

        var (boxA, boxB) = (BoxOf(grid, a), BoxOf(grid, b));
        if (boxA.LeastSquaredDistance(boxB) > limit)
        {
            return false;
        }

        if (boxA.MostSquaredDistance(boxB) <= limit)
        {
            return true;
        }

        if (a.Length < b.Length)
        {
            (boxA, boxB) = (boxB, boxA);
            var other = a;
            a = b;
            b = other;
        }

        // Equal points all lie in one half, so a box of no extent is compared as it is.
        var middle = Halve(grid, a, boxA);
        return middle == 0
            ? AnyPair(grid, a[..1], b, limit)
            : Touch(grid, a[..middle], b, limit) || Touch(grid, a[middle..], b, limit);
    }

    private static bool AnyPair(CellGrid grid, ReadOnlySpan<int> a, ReadOnlySpan<int> b, double limit)
    {
        foreach (var first in a)
        {
            foreach (var second in b)
            {
                if (grid.SquaredDistance(first, second) <= limit)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Moves what is below the middle of the longest side to the front; 0 for no extent.</summary>
    private static int Halve(CellGrid grid, Span<int> positions, in CellBox box)
    {
        var (x, y, z) = ((double)box.HighX - box.LowX, (double)box.HighY - box.LowY, (double)box.HighZ - box.LowZ);
        var (values, low, high) = x >= y && x >= z ? (grid.X, box.LowX, box.HighX)
            : y >= z ? (grid.Y, box.LowY, box.HighY) : (grid.Z, box.LowZ, box.HighZ);
        var middle = low + (((double)high - low) / 2);
        var count = 0;
        for (var i = 0; i < positions.Length; i++)
        {
            if (values[positions[i]] <= middle)
            {
                (positions[count], positions[i]) = (positions[i], positions[count]);
                count++;
            }
        }

        return count == positions.Length ? 0 : count;
    }

    private static int[] NearBox(CellGrid grid, bool[] core, int cell, in CellBox box, double limit)
    {
        var near = new List<int>();
        for (var position = grid.Starts[cell]; position < grid.Starts[cell + 1]; position++)
        {
            if (core[position]
                && box.LeastSquaredDistance(grid.X[position], grid.Y[position], grid.Z[position]) <= limit)
            {
                near.Add(position);
            }
        }

        return [.. near];
    }

    private static CellBox BoxOf(CellGrid grid, ReadOnlySpan<int> positions)
    {
        var box = CellBox.Of(grid.X, grid.Y, grid.Z, positions[0], positions[0] + 1);
        foreach (var p in positions)
        {
            box = new(
                Math.Min(box.LowX, grid.X[p]), Math.Max(box.HighX, grid.X[p]),
                Math.Min(box.LowY, grid.Y[p]), Math.Max(box.HighY, grid.Y[p]),
                Math.Min(box.LowZ, grid.Z[p]), Math.Max(box.HighZ, grid.Z[p]));
        }

        return box;
    }
}
