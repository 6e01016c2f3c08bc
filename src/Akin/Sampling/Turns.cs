namespace Akin.Sampling;

/// <summary>
/// Whose turn it is to give the next row, so that after every turn the numbers given are in proportion to the weights:
/// the method of odd divisors (Webster, 1832; Sainte-Laguë, 1910). It never takes a seat back as the number grows,
/// which largest remainders do, so every prefix of the turns is the apportionment of its own length. Who has no more to
/// give is passed over, and the others share the rest in the same way. Equal claims: the lower number. O(log parts) a
/// turn.
/// </summary>
internal sealed class Turns
{
    private readonly long[] _weights;
    private readonly int[] _capacities;
    private readonly PriorityQueue<int, (long Weight, long Divisor, int Part)> _claims = new(new ByClaim());

    /// <param name="weights">What each part counts, ≥ 1 where it can give anything.</param>
    /// <param name="capacities">How many rows each part can give.</param>
    public Turns(IEnumerable<long> weights, IEnumerable<int> capacities)
    {
        _weights = [.. weights];
        _capacities = [.. capacities];
        Given = new int[_weights.Length];
        for (var part = 0; part < _weights.Length; part++)
        {
            Claim(part);
        }
    }

    /// <summary>How many rows each part has given.</summary>
    public int[] Given { get; }

    /// <summary>The part whose turn it is; it gives one. −1 when none has any left.</summary>
    public int Next()
    {
        while (_claims.TryDequeue(out var part, out var claim))
        {
            if (claim.Divisor == Divisor(part))
            {
                Take(part);
                return part;
            }
        }

        return -1;
    }

    /// <summary>Notes that a part has given one out of turn.</summary>
    public void Take(int part)
    {
        Given[part]++;
        Claim(part);
    }

    private long Divisor(int part) => (2L * Given[part]) + 1;

    private void Claim(int part)
    {
        if (Given[part] < _capacities[part])
        {
            _claims.Enqueue(part, (_weights[part], Divisor(part), part));
        }
    }

    /// <summary>The largest weight / divisor first, compared without rounding.</summary>
    private sealed class ByClaim : IComparer<(long Weight, long Divisor, int Part)>
    {
        public int Compare((long Weight, long Divisor, int Part) x, (long Weight, long Divisor, int Part) y)
        {
            var larger = (y.Weight * x.Divisor).CompareTo(x.Weight * y.Divisor);
            return larger != 0 ? larger : x.Part.CompareTo(y.Part);
        }
    }
}
