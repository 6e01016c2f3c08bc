namespace Akin.Cli.Commands.Models;

/// <summary>A model in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Dimension">Features of a picture by its usual layer.</param>
/// <param name="Licence">Of its weights.</param>
/// <param name="Bytes">Of all its files; none when nobody knows yet.</param>
/// <param name="Present">Whether it can be used now.</param>
/// <param name="Default">Whether it is the one that is used when none is named.</param>
/// <param name="Verified">Whether the hashes of all its files are known.</param>
/// <param name="Precisions">In which it comes.</param>
/// <param name="Here">Those of them that are here.</param>
/// <param name="Origin">Whence: the program, the catalogue's address, the user, or the workspace it was trained in.
/// </param>
internal sealed record ModelRow(
    string Id,
    string Name,
    int Dimension,
    string Licence,
    long? Bytes,
    bool Present,
    bool Default,
    bool Verified,
    IReadOnlyList<string> Precisions,
    IReadOnlyList<string> Here,
    string Origin);
