namespace Akin.Intake;

/// <summary>One line of the ledger as the walk sees it, before any file is opened.</summary>
/// <param name="Source">Index of the source it was found in.</param>
/// <param name="RelativePath">Path below the source's root with <c>/</c>; a folder's ends with <c>/</c>.</param>
/// <param name="Collection">The collection it belongs to; empty for files that are in none.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Modified">Time of its last change, in ticks of UTC.</param>
/// <param name="State"><see cref="PictureState.Pending"/> for a file to read; else final: skipped, unreachable.</param>
/// <param name="Reason">Why it is not to be read; empty for a file to read.</param>
public sealed record SourceFile(
    int Source,
    string RelativePath,
    string Collection,
    long Size,
    long Modified,
    PictureState State = PictureState.Pending,
    string Reason = "")
{
    /// <summary>Whether it is an address, which is fetched before it is read.</summary>
    public bool IsAddress { get; init; }
}
