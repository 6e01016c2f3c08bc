using System.Security.Cryptography;
using System.Text.Json;

namespace Akin.Embedding;

/// <summary>
/// The models in a folder, listed in its <c>catalogue.json</c>. A model file is believed only when its length and
/// SHA-256 are those in the catalogue.
/// </summary>
public sealed class ModelCatalogue
{
    /// <summary>The environment variable that names the folder of models.</summary>
    public const string FolderVariable = "AKIN_MODELS";

    private const string FileName = "catalogue.json";

    private static readonly Lazy<ModelCatalogue> Found = new(() => Open(
        FindFolder(AppContext.BaseDirectory, Environment.GetEnvironmentVariable(FolderVariable))));

    private ModelCatalogue(string folder, CatalogueFile file)
    {
        Folder = folder;
        Cards = file.Models;
        DefaultCard = Find(file.Default);
    }

    /// <summary>
    /// The catalogue in the folder that <c>AKIN_MODELS</c> names, else in the first <c>models</c> beside or above the
    /// program.
    /// </summary>
    /// <exception cref="ModelUnavailableException">There is none, or it cannot be read.</exception>
    public static ModelCatalogue Default => Found.Value;

    /// <summary>The folder, absolute.</summary>
    public string Folder { get; }

    /// <summary>The models, in the catalogue's order.</summary>
    public IReadOnlyList<ModelCard> Cards { get; }

    /// <summary>The model that is used when none is named.</summary>
    public ModelCard DefaultCard { get; }

    /// <summary>Reads the catalogue of a folder.</summary>
    /// <exception cref="ModelUnavailableException">It is not there or cannot be read.</exception>
    public static ModelCatalogue Open(string folder)
    {
        var path = Path.Combine(Path.GetFullPath(folder), FileName);
        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(path), ModelCatalogueJson.Default.CatalogueFile)
                ?? throw new JsonException("It is empty.");
            return new ModelCatalogue(Path.GetFullPath(folder), file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ModelUnavailableException($"The model catalogue {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The model of that id.</summary>
    /// <exception cref="ModelUnavailableException">There is none; the message names those there are.</exception>
    public ModelCard Find(string id) =>
        Cards.FirstOrDefault(card => card.Id == id) ?? throw new ModelUnavailableException(
            $"There is no model {id}; the catalogue has {string.Join(", ", Cards.Select(card => card.Id))}.");

    /// <summary>Where a model's file is, or would be.</summary>
    /// <exception cref="ModelUnavailableException">The model does not come in that precision.</exception>
    public string PathOf(ModelCard card, Precision precision) =>
        Path.Combine(Folder, FileOf(card, precision).Path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The bytes of a model's file, checked.</summary>
    /// <exception cref="ModelUnavailableException">It is missing or not the file in the catalogue.</exception>
    public byte[] Read(ModelCard card, Precision precision)
    {
        var file = FileOf(card, precision);
        var path = PathOf(card, precision);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelUnavailableException(
                $"The model file {path} cannot be read ({e.Message}); check out the folder models/ again or set " +
                $"{FolderVariable} to a folder that has it.", e);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return bytes.Length == file.Bytes && hash == file.Sha256
            ? bytes
            : throw new ModelUnavailableException(
                $"The model file {path} is not the one in the catalogue: it has {bytes.Length} bytes and SHA-256 " +
                $"{hash}, " +
                $"expected are {file.Bytes} and {file.Sha256}; check out the folder models/ again.");
    }

    internal static string FindFolder(string start, string? overrideFolder)
    {
        if (!string.IsNullOrWhiteSpace(overrideFolder))
        {
            return overrideFolder;
        }

        for (var folder = Path.TrimEndingDirectorySeparator(start);
             !string.IsNullOrEmpty(folder);
             folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "models", FileName)))
            {
                return Path.Combine(folder, "models");
            }
        }

        throw new ModelUnavailableException(
            $"No folder models/ with a {FileName} is beside or above {start}; set {FolderVariable} to one.");
    }

    private static ModelFile FileOf(ModelCard card, Precision precision) =>
        card.Files.GetValueOrDefault(precision) ?? throw new ModelUnavailableException(
            $"The model {card.Id} does not come in {precision}; it comes in {string.Join(", ", card.Files.Keys)}.");
}
