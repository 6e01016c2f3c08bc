using Akin.Embedding.Graphs;
using Akin.Embedding.Tuning;
using Akin.Intake.Downloads;

namespace Akin.Embedding.Models;

/// <summary>Takes models away from the user's folder; what came with the program stays.</summary>
/// <param name="catalogue">Knows where they are.</param>
public sealed class ModelRemoval(ModelCatalogue catalogue)
{
    /// <summary>Deletes a model's files, unfinished ones too, and the user's row of it.</summary>
    /// <param name="card">The model.</param>
    /// <param name="cancellation">Stops while another process changes the folder.</param>
    /// <returns>Bytes that were freed; 0 when nothing of it was there.</returns>
    /// <exception cref="ModelUnavailableException">A file cannot be deleted.</exception>
    public async Task<long> RunAsync(ModelCard card, CancellationToken cancellation = default)
    {
        var freed = 0L;
        try
        {
            foreach (var file in card.Files.Values.SelectMany(each => each.All))
            {
                var path = Path.Combine(catalogue.Folder, file.Path.Replace('/', Path.DirectorySeparatorChar));
                string[] all =
                    [path, PartFile.PathFor(path), PartFile.TagPathFor(path), PartFile.NewPathFor(path)];
                foreach (var each in all)
                {
                    freed += new FileInfo(each) is { Exists: true } found ? Delete(found) : 0;
                }
            }

            if (Directory.Exists(catalogue.Folder))
            {
                string[] models = [.. card.Files.Values.Select(each => each.WholeSha256).OfType<string>()];
                freed += Forget(catalogue.Folder, models);
                await FileLock.RunAsync(
                    Path.Combine(catalogue.Folder, CatalogueFile.Name),
                    () => OwnCatalogue.Remove(catalogue.Folder, card.Id), cancellation).ConfigureAwait(false);
            }

            return freed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelUnavailableException($"{card.Id} cannot be removed: {e.Message.TrimEnd('.')}.", e);
        }
    }

    /// <summary>Forgets what was measured of models, and deletes their stored graphs.</summary>
    /// <param name="folder">The folder of models.</param>
    /// <param name="sha256">Hashes of the models.</param>
    /// <returns>Bytes that were freed.</returns>
    public static long Forget(string folder, IReadOnlyList<string> sha256)
    {
        new ArrangementMemory(folder).Forget(sha256);
        return sha256.Sum(new GraphStore(folder).Remove);
    }

    private static long Delete(FileInfo file)
    {
        var bytes = file.Length;
        file.Delete();
        if (file.Directory is { } folder && !folder.EnumerateFileSystemInfos().Any())
        {
            folder.Delete();
        }

        return bytes;
    }
}
