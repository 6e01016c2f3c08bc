using Akin.Numerics;

namespace Akin.Sampling;

/// <summary>
/// Picks a part of many rows that stands for all of them, in one order of which every prefix is a sample of its own:
/// groups and their clusters give rows in turns (<see cref="Turns"/>), each cluster its best row left. Exactly
/// min(count, rows there are) come out. The same picks for any number of threads.
/// </summary>
public static class Sampler
{
    private const ulong RandomStream = 0x5A4;
    private const ulong BaselineStream = 0xBA5E;

    /// <summary>Picks rows.</summary>
    /// <param name="points">n × d, finite, not changed; distances are Euclidean.</param>
    /// <param name="groups">Clustered and sampled one by one; rows in none are left out.</param>
    /// <param name="options">How many, and which.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work within a moment.</param>
    /// <exception cref="ArgumentException">
    /// A value is not finite, an option is out of range, or more rows must be kept than are asked for.
    /// </exception>
    public static SampleResult Rank(
        IRowSource points, IReadOnlyList<SampleGroup> groups, SampleOptions options,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        options.Check(points);
        FiniteValues.Require(points, nameof(points), options.Threads);
        using var own = new GroupPoints(points, groups, null);
        return Rank(own, groups, options, progress, cancellation);
    }

    /// <summary>
    /// Picks rows, each group in a space that is made of its own rows alone: what a group gives does not depend on the
    /// others, and distances are those in its own space.
    /// </summary>
    /// <param name="points">n × d, not changed; read a group at a time.</param>
    /// <param name="reduce">
    /// Makes the space of the rows of a group: a finite row for each. The answers stay in memory to the end.
    /// </param>
    /// <param name="groups">Clustered and sampled one by one; rows in none are left out.</param>
    /// <param name="options">How many, and which.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work within a moment.</param>
    /// <exception cref="ArgumentException">As of the other.</exception>
    public static SampleResult Rank(
        IRowSource points, Func<IRowSource, Matrix> reduce, IReadOnlyList<SampleGroup> groups, SampleOptions options,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        options.Check(points);
        using var own = new GroupPoints(points, groups, reduce);
        return Rank(own, groups, options, progress, cancellation);
    }

    private static SampleResult Rank(
        GroupPoints points, IReadOnlyList<SampleGroup> groups, SampleOptions options,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var shares = GroupShares.Of(groups, options);
        var order = shares.Order();
        var picked = order.CountBy(group => group).ToDictionary(pair => pair.Key, pair => pair.Value);
        var results = new GroupResult[groups.Count];
        var picks = new SamplePick[groups.Count][];
        var baseline = new int[groups.Count][];
        for (var group = 0; group < groups.Count; group++)
        {
            cancellation.ThrowIfCancellationRequested();
            var own = shares.OptionsOf(group, picked.GetValueOrDefault(group));
            (picks[group], results[group]) = OfGroup(points, groups[group], group, own, progress, cancellation);
            baseline[group] = Baseline(groups[group], own);
        }

        var rows = Array.ConvertAll(picks, each => Array.ConvertAll(each, pick => pick.Row));
        var coverage = CoverageCurve.Of(points, groups, order, rows, baseline, options, progress, cancellation);
        var taken = new int[groups.Count];
        SamplePick[] ranked = [.. order.Select(group => InAll(picks[group][taken[group]++], groups[group], group))];
        return new SampleResult(ranked, results, coverage);
    }

    private static SamplePick InAll(SamplePick pick, SampleGroup group, int number) =>
        pick with { Row = group.Rows[pick.Row], Group = number };

    /// <summary>The picks of one group, their rows numbered by their places in it.</summary>
    private static (SamplePick[] Picks, GroupResult Result) OfGroup(
        GroupPoints points, SampleGroup group, int number, SampleOptions own, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var named = group.Name.Length == 0 ? progress : new NamedProgress(group.Name, progress);
        using var copy = points.Copy(number);
        var (picks, clusters) = OfAll(copy ?? points[number], own, named, cancellation);
        var pickedOf = new int[clusters.Sizes.Length];
        foreach (var pick in picks)
        {
            pickedOf[pick.Cluster]++;
        }

        var available = group.Rows.Count - own.Never.Count;
        return (picks, new GroupResult(
            group, available, picks.Length, clusters.Sizes, pickedOf, clusters.Explanation));
    }

    private static (SamplePick[] Picks, Clusters Clusters) OfAll(
        IRowSource points, SampleOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var clusters = Clusters.Of(points, options, progress, cancellation);
        var order = OrderOf(points, clusters, options, cancellation);
        var capacities = (int[])clusters.Sizes.Clone();
        foreach (var row in options.Never)
        {
            capacities[clusters.Labels[row]]--;
        }

        var turns = new Turns(
            clusters.Sizes.Select(size => options.Quotas == SampleQuotas.Equal ? 1L : size), capacities);
        var picks = new SamplePick[options.Count];
        for (var i = 0; i < picks.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var mustKeep = i < options.MustKeep.Count;
            int row;
            if (mustKeep)
            {
                row = options.MustKeep[i];
                turns.Take(clusters.Labels[row]);
            }
            else
            {
                row = order.Next(turns.Next());
            }

            picks[i] = new SamplePick(row, 0, clusters.Labels[row], order.Take(row), mustKeep);
            progress?.Report(new StageProgress("picking", i + 1, picks.Length, "pictures"));
        }

        return (picks, clusters);
    }

    private static IPickOrder OrderOf(
        IRowSource points, Clusters clusters, SampleOptions options, CancellationToken cancellation)
    {
        switch (options.Strategy)
        {
            case SampleStrategy.Diverse:
                return new FarthestOrder(points, clusters, options, cancellation);
            case SampleStrategy.Center:
                return new QueuedOrder(clusters, clusters.Distances, options.Never);
        }

        var values = new double[points.Rows];
        if (options.Strategy == SampleStrategy.Random)
        {
            var shuffled = RowSample.Shuffled(points.Rows, new RandomSource(options.Seed).Fork(RandomStream));
            for (var place = 0; place < shuffled.Length; place++)
            {
                values[shuffled[place]] = place;
            }

            return new QueuedOrder(clusters, values, options.Never);
        }

        var means = new MeanDistances(points, options.Threads, options.Seed);
        foreach (var rows in clusters.Members())
        {
            var own = means.Of(rows, cancellation);
            for (var i = 0; i < rows.Length; i++)
            {
                values[rows[i]] = own[i];
            }
        }

        return new QueuedOrder(clusters, values, options.Never);
    }

    /// <summary>As many rows of a group at random, by their places in it, after those that must be kept.</summary>
    private static int[] Baseline(SampleGroup group, SampleOptions own)
    {
        var gone = new HashSet<int>(own.Never.Concat(own.MustKeep));
        var random = new RandomSource(own.Seed).Fork(BaselineStream);
        return
        [
            .. own.MustKeep.Concat(RowSample.Shuffled(group.Rows.Count, random).Where(row => !gone.Contains(row)))
                .Take(own.Count),
        ];
    }
}
