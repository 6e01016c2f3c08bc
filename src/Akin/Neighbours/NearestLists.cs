using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// The best candidates of every point while a search goes on: the K smallest pairs (distance, row) of all that were
/// offered, each once, whatever their order. So threads may offer in any; limits may be read at any time, as one that
/// is out of date only lets more pass.
/// </summary>
internal sealed unsafe class NearestLists : IDisposable
{
    private const int Locks = 1024;

    // Shared by all lists: a lock is held for one offer, and never two at once.
    private static readonly Lock[] OfferLocks = [.. Enumerable.Range(0, Locks).Select(_ => new Lock())];
    private readonly Matrix _keys;
    private readonly Matrix _limits;
    private readonly int[] _rows;

    /// <summary>Empty lists.</summary>
    /// <param name="points">Number of points.</param>
    /// <param name="length">Candidates to keep for each, K ≥ 1.</param>
    public NearestLists(int points, int length)
    {
        Points = points;
        Length = length;
        _keys = new Matrix(points, length);
        _rows = GC.AllocateUninitializedArray<int>(checked(points * length));
        _limits = new Matrix(1, points + PointPanels.Width);
        for (var point = 0; point < points; point++)
        {
            _keys[point].Fill(float.PositiveInfinity);
        }

        _rows.AsSpan().Fill(int.MaxValue);
        _limits[0][..points].Fill(float.PositiveInfinity);
        _limits[0][points..].Fill(-1);
    }

    /// <summary>Number of points.</summary>
    public int Points { get; }

    /// <summary>Candidates kept for each point.</summary>
    public int Length { get; }

    /// <summary>
    /// For each point the largest value that may still enter its list, and 32 limits that let nothing pass.
    /// </summary>
    public float* Limits => _limits.Pointer;

    /// <summary>Rows of the candidates of a point, nearest first; <see cref="int.MaxValue"/> for none.</summary>
    public Span<int> RowsOf(int point) => _rows.AsSpan(point * Length, Length);

    /// <summary>The largest value that may still enter the list of a point.</summary>
    public float LimitOf(int point) => Limits[point];

    /// <summary>The last candidate of a point; of equally far rows only those before it may still enter.</summary>
    public int LastRowOf(int point) => Volatile.Read(ref _rows[(point * Length) + Length - 1]);

    /// <summary>Squared distances of the candidates of a point, ascending; infinity for none.</summary>
    public ReadOnlySpan<float> KeysOf(int point) => _keys[point];

    /// <summary>Takes a candidate in if it is among the best so far, and not there yet. Safe on any thread.</summary>
    /// <param name="point">Whose candidate.</param>
    /// <param name="key">Squared distance.</param>
    /// <param name="row">The candidate.</param>
    public void Offer(int point, float key, int row)
    {
        // The limit is written last, so the row read after it belongs to it or to a lower one: what is turned away
        // here would be under the lock too.
        var limit = Volatile.Read(ref Limits[point]);
        if (key > limit || (key == limit && row >= LastRowOf(point)))
        {
            return;
        }

        lock (OfferLocks[point % Locks])
        {
            Take(point, key, row);
        }
    }

    public void Dispose()
    {
        _keys.Dispose();
        _limits.Dispose();
    }

    private void Take(int point, float key, int row)
    {
        var keys = _keys[point];
        var rows = RowsOf(point);
        if (!IsBefore(key, row, keys[^1], rows[^1]))
        {
            return;
        }

        int low = 0, high = keys.Length - 1;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (IsBefore(keys[middle], rows[middle], key, row))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (rows[low] == row && keys[low] == key)
        {
            return;
        }

        keys[low..^1].CopyTo(keys[(low + 1)..]);
        rows[low..^1].CopyTo(rows[(low + 1)..]);
        keys[low] = key;
        rows[low] = row;
        Volatile.Write(ref Limits[point], keys[^1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBefore(float key, int row, float otherKey, int otherRow) =>
        key < otherKey || (key == otherKey && row < otherRow);
}
