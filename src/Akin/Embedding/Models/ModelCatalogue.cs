using System.Text.Json;

namespace Akin.Embedding.Models;

/// <summary>
/// The models in a folder, listed in its <c>catalogue.json</c>. A model file is believed only when its
/// SHA-256 is that in the catalogue.
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
        Check();
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
    public byte[] Read(ModelCard card, Precision precision) =>
        ModelBytes.Read(PathOf(card, precision), FileOf(card, precision).Sha256);

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

    private void Check()
    {
        foreach (var card in Cards)
        {
            if (card.Layers.Count == 0 || card.Layers.Any(layer => layer.Dimension < 1))
            {
                throw new JsonException($"{card.Id} needs at least one layer, each of at least one dimension.");
            }

            if (card.Preprocessing is { Width: < 1 } or { Height: < 1 } or { Scale: 0 }
                || card.Preprocessing.Std is { First: 0 } or { Second: 0 } or { Third: 0 })
            {
                throw new JsonException($"{card.Id} needs an input of at least one pixel, and no scale or std of 0.");
            }
        }
    }

    private static ModelFile FileOf(ModelCard card, Precision precision) =>
        card.Files.GetValueOrDefault(precision) ?? throw new ModelUnavailableException(
            $"The model {card.Id} does not come in {precision}; it comes in {string.Join(", ", card.Files.Keys)}.");
}
