namespace Akin.Sampling;

/// <summary>How many rows each group gives, whose turn it is, and what each is asked on its own.</summary>
internal sealed class GroupShares
{
    private readonly SampleOptions _options;
    private readonly int[] _capacities;
    private readonly int[] _sizes;
    private readonly int[][] _mustKeep;
    private readonly int[][] _never;
    private readonly int[] _keepOrder;

    private GroupShares(IReadOnlyList<SampleGroup> groups, SampleOptions options)
    {
        _options = options;
        var places = new Dictionary<int, (int Group, int Row)>();
        if (options.MustKeep.Count + options.Never.Count > 0)
        {
            for (var group = 0; group < groups.Count; group++)
            {
                for (var row = 0; row < groups[group].Rows.Count; row++)
                {
                    places[groups[group].Rows[row]] = (group, row);
                }
            }
        }

        var keep = options.MustKeep.Where(places.ContainsKey).Select(row => places[row]).ToArray();
        var never = options.Never.Distinct().Where(places.ContainsKey).Select(row => places[row])
            .ToLookup(place => place.Group, place => place.Row);
        _keepOrder = [.. keep.Select(place => place.Group)];
        _sizes = [.. groups.Select(group => group.Rows.Count)];
        _mustKeep = [.. groups.Select((_, g) => keep.Where(p => p.Group == g).Select(p => p.Row).ToArray())];
        _never = [.. groups.Select((_, g) => never[g].ToArray())];
        _capacities = [.. _sizes.Select((size, g) => size - _never[g].Length)];
        Check(groups);
        if (options.PerGroup)
        {
            _capacities = [.. _capacities.Select(capacity => Math.Min(capacity, options.Count))];
        }
    }

    /// <summary>Shares out what is asked for.</summary>
    /// <exception cref="ArgumentException">More must be kept than may be picked.</exception>
    public static GroupShares Of(IReadOnlyList<SampleGroup> groups, SampleOptions options) => new(groups, options);

    /// <summary>The group of each pick: what must be kept first, then in turns.</summary>
    public IReadOnlyList<int> Order()
    {
        var weights = _options.PerGroup ? _capacities : _sizes;
        var turns = new Turns(
            weights.Select(weight => _options is { PerGroup: false, Quotas: SampleQuotas.Equal } ? 1L : weight),
            _capacities);
        var most = _options.PerGroup ? int.MaxValue : _options.Count;
        var count = (int)Math.Min(_capacities.Sum(each => (long)each), most);
        var order = new List<int>(count);
        foreach (var group in _keepOrder)
        {
            turns.Take(group);
            order.Add(group);
        }

        while (order.Count < count)
        {
            order.Add(turns.Next());
        }

        return order;
    }

    /// <summary>The options of one group, its rows numbered by their places in it.</summary>
    public SampleOptions OptionsOf(int group, int count) =>
        _options with { Count = count, MustKeep = _mustKeep[group], Never = _never[group] };

    private void Check(IReadOnlyList<SampleGroup> groups)
    {
        for (var group = 0; _options.PerGroup && group < groups.Count; group++)
        {
            if (_mustKeep[group].Length > _options.Count)
            {
                throw new ArgumentException(
                    $"{_mustKeep[group].Length} rows of '{groups[group].Name}' must be kept, and {_options.Count} are "
                    + "to be picked of each; pick more, or keep fewer.");
            }
        }

        if (!_options.PerGroup && _keepOrder.Length > _options.Count)
        {
            throw new ArgumentException(
                $"{_keepOrder.Length} rows must be kept, and {_options.Count} are to be picked; pick more, or keep "
                + "fewer.");
        }
    }
}
