using System.Text.Json;
using Akin.Embedding.Graphs;

namespace Akin.Embedding.Models;

/// <summary>The layout of <c>catalogue.json</c>, that of the program and that of the user's folder of models.</summary>
/// <param name="Models">The models.</param>
/// <param name="Default">The id of the model that is used when none is named; the user's file need not say.</param>
/// <param name="Verified">
/// Length and hash of files that the program's rows do not know, by id and precision: what came first is what is
/// believed from then on.
/// </param>
internal sealed record CatalogueFile(
    IReadOnlyList<ModelCard> Models,
    string? Default = null,
    Dictionary<string, Dictionary<Precision, ModelFile>>? Verified = null)
{
    public const string Name = "catalogue.json";

    /// <summary>The catalogue of a folder; none when it has none.</summary>
    /// <exception cref="ModelUnavailableException">It is there and cannot be read.</exception>
    public static CatalogueFile? Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            // A pipe or a device has no length, and perhaps no end.
            var bytes = LinkedFile.Of(path).Length > 0
                ? File.ReadAllBytes(path) : throw new JsonException("It is empty.");
            var file = JsonSerializer.Deserialize(bytes, ModelCatalogueJson.Default.CatalogueFile)
                ?? throw new JsonException("It is empty.");
            CatalogueCheck.Check(file);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ModelUnavailableException(
                $"The model catalogue {path} cannot be read: {Words(e)}; mend it, or move it away and add its models "
                + "again.", e);
        }
    }

    // What the reader of JSON says besides the place is of this program's types.
    private static string Words(Exception fault) => fault is JsonException { Path: { } place, LineNumber: { } line }
        ? $"what is at {place}, line {line + 1}, is not as it should be"
        : fault.Message.ReplaceLineEndings(" ").TrimEnd('.');

    /// <summary>Writes the catalogue of a folder: whole or not at all.</summary>
    public void Write(string folder)
    {
        var path = Path.Combine(folder, Name);
        File.WriteAllBytes(
            path + ".new", JsonSerializer.SerializeToUtf8Bytes(this, ModelCatalogueJson.Readable.CatalogueFile));
        File.Move(path + ".new", path, overwrite: true);
    }
}
