using System.Text.RegularExpressions;
using Akin.Intake.Downloads;

namespace Akin.Embedding.Models;

/// <summary>Copies files of models into the user's folder.</summary>
/// <param name="catalogue">Knows what they must be, or gets a row for them.</param>
public sealed partial class ModelAddition(ModelCatalogue catalogue)
{
    /// <summary>What an id is made of, for messages.</summary>
    public static string IdForm => CatalogueCheck.IdForm + ", no file's name that Windows keeps for itself, no .onnx";

    /// <summary>Adds the file of a model that has a row.</summary>
    /// <param name="path">The file, absolute; weights beside it are taken along.</param>
    /// <param name="card">The model.</param>
    /// <param name="cancellation">Stops; nothing is kept.</param>
    /// <exception cref="ModelUnavailableException">It is another file; the message has both hashes.</exception>
    public Task<AddedModel> AddAsync(string path, ModelCard card, CancellationToken cancellation = default) =>
        GuardAsync(path, () => AddKnownAsync(path, card, cancellation));

    /// <summary>Adds a file of the user's own, with a row that says how features are taken from it.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="id">The id that it gets.</param>
    /// <param name="recipe">How a picture becomes its features.</param>
    /// <param name="data">Names of the files beside it that hold its weights, with forward slashes.</param>
    /// <param name="cancellation">Stops; nothing is kept.</param>
    /// <exception cref="ArgumentException">That is no id, or there is a model of that id.</exception>
    /// <exception cref="ModelUnavailableException">It cannot be copied.</exception>
    public Task<AddedModel> AddOwnAsync(
        string path, string id, ExtractorRecipe recipe, IReadOnlyList<string> data,
        CancellationToken cancellation = default)
    {
        if (!IsId(id))
        {
            throw new ArgumentException($"'{id}' is no id; it takes {IdForm}.");
        }

        if (catalogue.Cards.Any(card => card.Id == id))
        {
            throw new ArgumentException($"There is a model {id} already; choose another id, or remove that one.");
        }

        return GuardAsync(path, () => AddNewAsync(path, id, recipe, data, cancellation));
    }

    /// <summary>Whether a text may be a new model's id.</summary>
    public static bool IsId(string text) =>
        CatalogueCheck.IsId(text) && !ExtractorChoice.NamesFile(text) && !OfWindows().IsMatch(text);

    private async Task<AddedModel> AddKnownAsync(string path, ModelCard card, CancellationToken cancellation)
    {
        var found = await CheckAsync(path, cancellation).ConfigureAwait(false);
        var (precision, file) = card.Files.FirstOrDefault(each => each.Value.Sha256 == found.Sha256);
        var outcome = AdditionOutcome.Verified;
        if (file is null)
        {
            (precision, file) = card.Files.FirstOrDefault(each => each.Value.Sha256 is null);
            outcome = AdditionOutcome.FirstSeen;
        }

        if (file is null)
        {
            var expected = string.Join(
                " or ", card.Files.Values.Select(each => $"{each.Bytes:N0} bytes, {each.Sha256}"));
            throw new ModelUnavailableException(
                $"{path} is not {card.Id}: it has {found.Bytes:N0} bytes and SHA-256 {found.Sha256}, expected are " +
                $"{expected}. A model of your own gets an id of its own: akin models add FILE.onnx --as ID");
        }

        if (await IsThereAsync(file, cancellation).ConfigureAwait(false))
        {
            return new(card.Id, catalogue.PathOf(file), found.Bytes, found.Sha256, AdditionOutcome.WasThere);
        }

        var from = Path.GetDirectoryName(path)!;
        var added = new List<ModelFile> { file with { Bytes = found.Bytes, Sha256 = found.Sha256 } };
        foreach (var each in file.Data ?? [])
        {
            var beside = Path.Combine(from, Path.GetFileName(each.Path));
            var data = await CheckAsync(beside, cancellation).ConfigureAwait(false);
            if (each.Sha256 is not null && each.Sha256 != data.Sha256)
            {
                throw new ModelUnavailableException(
                    $"{beside} is not the file of {card.Id}: it has SHA-256 {data.Sha256}, expected is {each.Sha256}");
            }

            added.Add(each with { Bytes = data.Bytes, Sha256 = data.Sha256 });
        }

        if (outcome == AdditionOutcome.FirstSeen)
        {
            Believe(path, card, precision);
        }

        Copy([path, .. added.Skip(1).Select(each => Path.Combine(from, Path.GetFileName(each.Path)))], added);
        if (outcome == AdditionOutcome.FirstSeen)
        {
            var seen = added[0] with { Address = null, Data = added.Count > 1 ? added[1..] : null };
            await ChangeAsync(() => OwnCatalogue.Verify(catalogue.Folder, card.Id, precision, seen), cancellation)
                .ConfigureAwait(false);
        }

        return new(card.Id, catalogue.PathOf(file), found.Bytes, found.Sha256, outcome);
    }

    /// <summary>Whether it is there with the right bytes; one that is damaged is copied anew.</summary>
    private async Task<bool> IsThereAsync(ModelFile file, CancellationToken cancellation)
    {
        foreach (var each in file.All)
        {
            var found = await FileCheck.ReadAsync(catalogue.PathOf(each), cancellation).ConfigureAwait(false);
            if (each.Sha256 is null || found?.Sha256 != each.Sha256)
            {
                return false;
            }
        }

        return true;
    }

    private static void Believe(string path, ModelCard card, Precision precision)
    {
        try
        {
            FirstSight.Check(path, card, precision);
        }
        catch (ModelUnavailableException problem)
        {
            throw new ModelUnavailableException(
                $"{path} is not {card.Id}, of which no hash is known yet, and was not added: {problem.Message}",
                problem);
        }
    }

    private async Task<AddedModel> AddNewAsync(
        string path, string id, ExtractorRecipe recipe, IReadOnlyList<string> data, CancellationToken cancellation)
    {
        var from = Path.GetDirectoryName(path)!;
        var beside = new List<ModelFile>();
        foreach (var name in data)
        {
            var each = await CheckAsync(Path.Combine(from, name), cancellation).ConfigureAwait(false);
            beside.Add(new ModelFile($"{id}/{name}", each.Bytes, each.Sha256));
        }

        var found = await CheckAsync(path, cancellation).ConfigureAwait(false);
        var file = new ModelFile(
            $"{id}/{id}.onnx", found.Bytes, found.Sha256, Data: beside.Count > 0 ? beside : null);
        var card = new ModelCard
        {
            Id = id,
            Name = Path.GetFileNameWithoutExtension(path),
            Files = new Dictionary<Precision, ModelFile> { [recipe.Precision] = file },
            Input = recipe.Input,
            Preprocessing = recipe.Preprocessing,
            Layers = [recipe.Layer],
            Licence = "not stated",
            Source = $"added from {Path.GetFileName(path)}",
        };
        Copy([path, .. data.Select(name => Path.Combine(from, name))], file.All);
        await ChangeAsync(() => OwnCatalogue.Add(catalogue.Folder, card), cancellation).ConfigureAwait(false);
        return new(id, catalogue.PathOf(file), found.Bytes, found.Sha256, AdditionOutcome.OwnRow);
    }

    /// <summary>Copies files under their names in the folder; a name is given when all its bytes are there.</summary>
    private void Copy(IReadOnlyList<string> from, IReadOnlyList<ModelFile> to)
    {
        foreach (var (source, file) in from.Zip(to))
        {
            var target = Path.Combine(catalogue.Folder, file.Path.Replace('/', Path.DirectorySeparatorChar));
            var part = PartFile.PathFor(target);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            try
            {
                File.Copy(source, part, overwrite: true);
                File.Move(part, target, overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Discard(part);
                throw;
            }
        }
    }

    /// <summary>Deletes what was written of a model that cannot be added: on a full disk it is in the way.</summary>
    private static void Discard(string path)
    {
        SharedFile.TryDelete(path);
        if (Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder)
            && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    private Task ChangeAsync(Action change, CancellationToken cancellation) =>
        FileLock.RunAsync(Path.Combine(catalogue.Folder, CatalogueFile.Name), change, cancellation);

    private static async Task<FileCheck> CheckAsync(string path, CancellationToken cancellation) =>
        await FileCheck.ReadAsync(path, cancellation).ConfigureAwait(false)
        ?? throw new ModelUnavailableException($"There is no file {path}.");

    [GeneratedRegex(@"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\z)")]
    private static partial Regex OfWindows();

    private async Task<AddedModel> GuardAsync(string path, Func<Task<AddedModel>> add)
    {
        try
        {
            return await add().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelUnavailableException(
                $"{path} cannot be added to {catalogue.Folder}: {e.Message.TrimEnd('.')}; {ModelFolder.Variable} names "
                + "another folder.", e);
        }
    }
}
