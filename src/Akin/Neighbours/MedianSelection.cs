using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>Divides rows by one of their coordinates (Hoare's selection with the median of three).</summary>
internal static class MedianSelection
{
    /// <summary>
    /// Puts the <paramref name="count"/> smallest rows by (coordinate, row) before the others. O(rows) as a rule.
    /// </summary>
    public static void Select(Matrix points, int axis, Span<int> rows, int count)
    {
        var keys = new (float Value, int Row)[rows.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (points[rows[i]][axis], rows[i]);
        }

        int low = 0, high = keys.Length - 1;
        while (low < high)
        {
            var pivot = MedianOfThree(keys[low], keys[low + ((high - low) / 2)], keys[high]);
            var (left, right) = Partition(keys, low, high, pivot);
            if (count <= right)
            {
                high = right;
            }
            else if (count >= left)
            {
                low = left;
            }
            else
            {
                break;
            }
        }

        for (var i = 0; i < keys.Length; i++)
        {
            rows[i] = keys[i].Row;
        }
    }

    private static (int Left, int Right) Partition(
        (float Value, int Row)[] keys, int left, int right, (float Value, int Row) pivot)
    {
        while (left <= right)
        {
            while (IsBefore(keys[left], pivot))
            {
                left++;
            }

            while (IsBefore(pivot, keys[right]))
            {
                right--;
            }

            if (left <= right)
            {
                (keys[left], keys[right]) = (keys[right], keys[left]);
                left++;
                right--;
            }
        }

        return (left, right);
    }

    private static (float Value, int Row) MedianOfThree(
        (float Value, int Row) a, (float Value, int Row) b, (float Value, int Row) c)
    {
        if (IsBefore(b, a))
        {
            (a, b) = (b, a);
        }

        return IsBefore(c, a) ? a : IsBefore(c, b) ? c : b;
    }

    private static bool IsBefore((float Value, int Row) a, (float Value, int Row) b) =>
        a.Value < b.Value || (a.Value == b.Value && a.Row < b.Row);
}
