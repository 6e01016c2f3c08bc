using Akin.Numerics;

namespace Akin.Rendering.Sheets;

/// <summary>Which pictures stand on a sheet.</summary>
internal static class SheetPlan
{
    /// <summary>The groups in the order asked for, each with the pictures that are shown.</summary>
    /// <exception cref="ArgumentException">A group was asked for that is not there.</exception>
    public static IReadOnlyList<SheetGroup> Make(ReportModel model, SheetOptions options)
    {
        options.Check();
        var groups = Group.Of(model);
        var collections = options.ByCollection
            ? model.Pictures.Select(picture => picture.Collection).Distinct().Order(StringComparer.Ordinal).ToArray()
            : null;
        return [.. Chosen(groups, options).Select(group => OfGroup(model, group, collections, options))];
    }

    /// <summary>What can be told of a group: pictures in none have no centre.</summary>
    public static SheetPick PickOf(Group group, SheetOptions options) =>
        group.Label < 0 && options.Pick is SheetPick.Nearest or SheetPick.Farthest ? SheetPick.First : options.Pick;

    private static IEnumerable<Group> Chosen(IReadOnlyList<Group> groups, SheetOptions options)
    {
        if (options.Groups.Count == 0)
            return groups;

        var byLabel = groups.ToDictionary(group => group.Label);
        return options.Groups.Distinct().Select(label => byLabel.TryGetValue(label, out var group)
            ? group
            : throw new ArgumentException(Missing(label, groups)));
    }

    private static string Missing(int label, IReadOnlyList<Group> groups)
    {
        var numbers = groups.Where(group => group.Label >= 0).Select(group => group.Label).ToArray();
        var none = groups.Any(group => group.Label < 0) ? "; -1 are the pictures in no group" : "";
        return numbers.Length == 0
            ? $"there is no group {label}: there are no groups{none}."
            : $"there is no group {label}: they are numbered from 0 to {numbers.Max()}{none}.";
    }

    private static SheetGroup OfGroup(
        ReportModel model, Group group, string[]? collections, SheetOptions options)
    {
        var pick = PickOf(group, options);
        var random = new RandomSource(options.Seed).Fork((ulong)(group.Label + 1));
        if (collections is null)
            return new(group, [Band(null, group.Rows, pick, random, options.Count)], []);

        var byCollection = group.Rows.ToLookup(row => model.Pictures[row].Collection);
        SheetBand[] bands = [.. collections.Select((name, i) =>
            Band(name, [.. byCollection[name]], pick, random.Fork((ulong)i), options.Count))];
        return new(
            group, [.. bands.Where(band => band.Count > 0)],
            [.. bands.Where(band => band.Count == 0).Select(band => band.Name)]);
    }

    /// <param name="collection">Its name.</param>
    /// <param name="rows">Nearest to the centre first.</param>
    /// <param name="pick">Which of them.</param>
    /// <param name="random">Draws.</param>
    /// <param name="count">How many, at most.</param>
    private static SheetBand Band(string? collection, int[] rows, SheetPick pick, RandomSource random, int count) =>
        new(collection, rows.Length, pick switch
        {
            SheetPick.Nearest => [.. rows.Take(count)],
            SheetPick.Farthest => [.. rows.Reverse().Take(count)],
            SheetPick.Random => Drawn(rows, random, count),
            _ => [.. rows.Order().Take(count)],
        });

    private static int[] Drawn(int[] rows, RandomSource random, int count)
    {
        int[] pool = [.. rows.Order()];
        count = Math.Min(count, pool.Length);
        for (var i = 0; i < count; i++)
        {
            var other = i + random.Next(pool.Length - i);
            (pool[i], pool[other]) = (pool[other], pool[i]);
        }

        return pool[..count];
    }
}
