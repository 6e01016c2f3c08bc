namespace Akin.Rendering.Sheets;

/// <summary>The pictures of a group that a sheet shows, or those of one collection in it.</summary>
/// <param name="Collection">The collection; <see langword="null"/> where they are not told apart.</param>
/// <param name="Count">Pictures there are.</param>
/// <param name="Rows">Rows of the model of those shown, in their order.</param>
internal sealed record SheetBand(string? Collection, int Count, IReadOnlyList<int> Rows)
{
    public string Name => Collection is { Length: > 0 } name ? name : "No collection";

    /// <summary>How many there are, and how many are shown.</summary>
    public string Facts => Count == Rows.Count
        ? Wording.Pictures(Count)
        : $"{Wording.Pictures(Count)} · {Wording.Number(Rows.Count)} shown";
}
