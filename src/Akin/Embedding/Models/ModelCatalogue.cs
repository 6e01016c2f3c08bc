namespace Akin.Embedding.Models;

/// <summary>
/// The models there are: those that the program knows, from the <c>catalogue.json</c> in its own folder of models,
/// which is never written to, and on top of them the rows and hashes in the user's folder of models, where pulled and
/// added files are. A model file is believed only when its length and SHA-256 are those in the catalogue.
/// </summary>
public sealed class ModelCatalogue
{
    private readonly string? _bundled;

    private ModelCatalogue(string? bundled, string folder)
    {
        _bundled = bundled;
        Folder = folder;
        var known = bundled is null ? null : CatalogueFile.Read(bundled)
            ?? throw new ModelUnavailableException($"There is no {CatalogueFile.Name} in {bundled}.");
        var own = CatalogueFile.Read(folder);
        Cards = Merge(known, own);
        Own = [.. (own?.Models ?? []).Select(card => card.Id)];
        DefaultCard = Find((own?.Default ?? known?.Default) ?? throw new ModelUnavailableException(
            $"The model catalogue {Path.Combine(folder, CatalogueFile.Name)} names no default model."));
    }

    /// <summary>The program's catalogue, with the user's folder of models on top.</summary>
    /// <exception cref="ModelUnavailableException">There is none, or it cannot be read.</exception>
    public static ModelCatalogue Default { get => field ??= OpenDefault(); }

    /// <summary>The folder that models are pulled and added to, absolute; it need not be there.</summary>
    public string Folder { get; }

    /// <summary>The models, in the catalogue's order, the user's own last.</summary>
    public IReadOnlyList<ModelCard> Cards { get; }

    /// <summary>The model that is used when none is named.</summary>
    public ModelCard DefaultCard { get; }

    /// <summary>The ids of the rows in the user's folder.</summary>
    public IReadOnlyList<string> Own { get; }

    /// <summary>Reads the program's catalogue and that of the user's folder of models as they are now.</summary>
    /// <param name="folder">The user's folder of models; <see langword="null"/> for the usual one.</param>
    /// <exception cref="ModelUnavailableException">There is none, or it cannot be read.</exception>
    public static ModelCatalogue OpenDefault(string? folder = null)
    {
        var own = Path.GetFullPath(folder ?? ModelFolder.Find());
        var bundled = FindBundled(AppContext.BaseDirectory);
        return bundled is null && !File.Exists(Path.Combine(own, CatalogueFile.Name))
            ? throw new ModelUnavailableException(
                $"No folder models/ with a {CatalogueFile.Name} is beside or above {AppContext.BaseDirectory}; " +
                $"install Akin again, or set {ModelFolder.Variable} to a folder that has one.")
            : new ModelCatalogue(bundled, own);
    }

    /// <summary>The catalogue of a folder alone.</summary>
    /// <exception cref="ModelUnavailableException">It is not there or cannot be read.</exception>
    public static ModelCatalogue Open(string folder) => new(Path.GetFullPath(folder), Path.GetFullPath(folder));

    /// <summary>A program's catalogue with a user's folder on top.</summary>
    internal static ModelCatalogue Open(string bundled, string folder) =>
        new(Path.GetFullPath(bundled), Path.GetFullPath(folder));

    /// <summary>The model of that id.</summary>
    /// <exception cref="ModelUnavailableException">There is none; the message names those there are.</exception>
    public ModelCard Find(string id) =>
        Cards.FirstOrDefault(card => card.Id == id) ?? throw new ModelUnavailableException(
            $"There is no model {id}; the catalogue has {string.Join(", ", Cards.Select(card => card.Id))}.");

    /// <summary>Where a model's file is, or would be.</summary>
    /// <exception cref="ModelUnavailableException">The model does not come in that precision.</exception>
    public string PathOf(ModelCard card, Precision precision) => PathOf(FileOf(card, precision));

    /// <summary>Where a file is, or would be: in the user's folder, else with the program if it is there.</summary>
    public string PathOf(ModelFile file) => PathOf(file.Path);

    /// <summary>Where a path of a row leads.</summary>
    internal string PathOf(string relative)
    {
        var path = relative.Replace('/', Path.DirectorySeparatorChar);
        var own = Path.Combine(Folder, path);
        return _bundled is not null && !File.Exists(own) && File.Exists(Path.Combine(_bundled, path))
            ? Path.Combine(_bundled, path)
            : own;
    }

    /// <summary>Whether a model's file is there, with its weights, all of the right length.</summary>
    public bool IsPresent(ModelFile file) => file.All.All(each =>
        new FileInfo(PathOf(each)) is { Exists: true } found && found.Length == each.Bytes);

    /// <summary>Whether a file came with the program.</summary>
    public bool IsBundled(ModelFile file) => IsBundled(PathOf(file));

    /// <summary>The file of a model in one precision, which is there.</summary>
    /// <exception cref="ModelUnavailableException">The model does not come in that precision, or is not here yet; the
    /// message says how to get it.</exception>
    public ModelFile Require(ModelCard card, Precision precision)
    {
        var file = FileOf(card, precision);
        if (file.All.All(each => each.Sha256 is not null && File.Exists(PathOf(each))))
        {
            return file;
        }

        var size = file.TotalBytes is { } bytes ? $" ({bytes / 1e6:0} MB)" : "";
        throw new ModelUnavailableException(file.Address is null
            ? $"The file {PathOf(file)} of the model {card.Id} is not there; install Akin again, or add it: " +
                $"akin models add FILE.onnx --as {card.Id}"
            : $"The model {card.Id} is not here yet; get it: akin models pull {card.Id}{size}, or add a file that " +
                $"you have: akin models add FILE.onnx --as {card.Id}");
    }

    /// <summary>The bytes of a model's file, checked.</summary>
    /// <exception cref="ModelUnavailableException">It is missing or not the file in the catalogue.</exception>
    public byte[] Read(ModelCard card, Precision precision) =>
        ModelBytes.Read(PathOf(card, precision), Require(card, precision).Sha256!);

    /// <summary>The next folder <c>models</c> with a catalogue, beside a folder or above it.</summary>
    internal static string? FindBundled(string start)
    {
        for (var folder = Path.TrimEndingDirectorySeparator(start);
             !string.IsNullOrEmpty(folder);
             folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "models", CatalogueFile.Name)))
            {
                return Path.Combine(folder, "models");
            }
        }

        return null;
    }

    internal bool IsBundled(string path) => _bundled is not null && _bundled != Folder
        && path.StartsWith(_bundled + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IReadOnlyList<ModelCard> Merge(CatalogueFile? known, CatalogueFile? own)
    {
        var ownIds = (own?.Models ?? []).Select(card => card.Id).ToHashSet();
        return
        [
            .. (known?.Models ?? []).Where(card => !ownIds.Contains(card.Id)).Select(card => Verify(card, own)),
            .. (own?.Models ?? []).Select(card => Verify(card, own)),
        ];
    }

    /// <summary>A row, with the hashes that it does not know itself.</summary>
    private static ModelCard Verify(ModelCard card, CatalogueFile? own) =>
        own?.Verified?.GetValueOrDefault(card.Id) is not { } seen
            ? card
            : card with
            {
                Files = card.Files.ToDictionary(
                    each => each.Key,
                    each => each.Value.Sha256 is null && seen.GetValueOrDefault(each.Key) is { } found
                        ? found with { Address = each.Value.Address } : each.Value),
            };

    private static ModelFile FileOf(ModelCard card, Precision precision) =>
        card.Files.GetValueOrDefault(precision) ?? throw new ModelUnavailableException(
            $"The model {card.Id} does not come in {Word(precision)}; it comes in " +
            $"{string.Join(" and ", card.Files.Keys.Select(Word))}.");

    private static string Word(Precision precision) => precision.ToString().ToLowerInvariant();
}
