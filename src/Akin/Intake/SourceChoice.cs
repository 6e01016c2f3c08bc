namespace Akin.Intake;

/// <summary>What a person chose of how a source is read.</summary>
/// <param name="AddressColumn">The column of a list that names the pictures; none to find it.</param>
/// <param name="CollectionBy">
/// The column of a list that the collections are by; none for <see cref="ByFolder"/>.
/// </param>
/// <param name="MaxAddress">
/// Characters of the longest address of a list that is fetched, ≥ 1; none for no limit.
/// </param>
public sealed record SourceChoice(
    string? AddressColumn = null, string? CollectionBy = null, int? MaxAddress = null)
{
    /// <summary>The word for collections by the first folder below a source.</summary>
    public const string ByFolder = "folder";
}
