namespace Akin.Embedding.Models;

/// <summary>Changes what the user's folder of models says; the program's own catalogue is never written to.</summary>
internal static class OwnCatalogue
{
    /// <summary>Adds a row, or takes the place of the user's row of that id.</summary>
    public static void Add(string folder, ModelCard card) => Change(
        folder,
        file => file with { Models = [.. file.Models.Where(each => each.Id != card.Id), card] });

    /// <summary>Notes length and hash of a file that the program's row does not know.</summary>
    public static void Verify(string folder, string id, Precision precision, ModelFile seen) => Change(folder, file =>
    {
        var verified = new Dictionary<string, Dictionary<Precision, ModelFile>>(file.Verified ?? []);
        verified[id] = new(verified.GetValueOrDefault(id) ?? [])
        {
            [precision] = seen,
        };
        return file with { Verified = verified };
    });

    /// <summary>Takes away all that is said of a model.</summary>
    public static void Remove(string folder, string id) => Change(folder, file => file with
    {
        Models = [.. file.Models.Where(each => each.Id != id)],
        Default = file.Default == id ? null : file.Default,
        Verified = file.Verified?.Where(each => each.Key != id).ToDictionary() is { Count: > 0 } rest ? rest : null,
    });

    private static void Change(string folder, Func<CatalogueFile, CatalogueFile> change)
    {
        Directory.CreateDirectory(folder);
        var file = CatalogueFile.Read(folder) ?? new CatalogueFile([]);
        var changed = change(file);
        CatalogueCheck.Check(changed);
        changed.Write(folder);
    }
}
