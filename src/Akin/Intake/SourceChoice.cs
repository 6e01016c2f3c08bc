namespace Akin.Intake;

/// <summary>What a person chose of how a source is read.</summary>
/// <param name="AddressColumn">The column of a list that names the pictures; none to find it.</param>
/// <param name="CollectionBy">
/// The column of a list that the collections are by; none for <see cref="ByFolder"/>.
/// </param>
public sealed record SourceChoice(string? AddressColumn = null, string? CollectionBy = null)
{
    /// <summary>The word for collections by the first folder below a source.</summary>
    public const string ByFolder = "folder";
}
