namespace Akin.Rendering.Sheets;

/// <summary>A group on a sheet.</summary>
/// <param name="Group">The group.</param>
/// <param name="Bands">Its pictures; one band, or one for each collection that is in it.</param>
/// <param name="Absent">Collections that have no picture in it, where they are told apart.</param>
internal sealed record SheetGroup(Group Group, IReadOnlyList<SheetBand> Bands, IReadOnlyList<string> Absent)
{
    /// <summary>What is not in it; empty where there is nothing to say.</summary>
    public string AbsentText => Absent.Count == 0 ? "" : "Nothing of " + string.Join(", ", Absent);

    /// <summary>How many there are, how many are shown, and which.</summary>
    public string Facts(SheetOptions options)
    {
        var shown = Bands.Sum(band => band.Rows.Count);
        var (count, share) = (Wording.Pictures(Group.Rows.Length), Wording.Percent(Group.Share));
        if (Group.Rows.Length <= 1)
            return $"{count} · {share} of all";

        var some = shown < Group.Rows.Length ? $"{Wording.Number(shown)} shown" : "all shown";
        var order = Order(options, SheetPlan.PickOf(Group, options));
        return $"{count} · {share} of all · {some}, {order}";
    }

    private static string Order(SheetOptions options, SheetPick pick) => pick switch
    {
        SheetPick.Nearest => "nearest to the centre first",
        SheetPick.Farthest => "farthest from the centre first",
        SheetPick.Random => $"drawn at random, seed {options.Seed}",
        _ => "in the order of the pictures",
    };
}
