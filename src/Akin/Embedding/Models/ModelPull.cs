using Akin.Intake.Downloads;
using Akin.Numerics;

namespace Akin.Embedding.Models;

/// <summary>Fetches models into the user's folder.</summary>
/// <param name="catalogue">Knows where they are, and what they must be.</param>
/// <param name="downloader">Fetches.</param>
/// <param name="mirror">
/// Where files of the same names are; <see langword="null"/> for the catalogue's addresses.
/// </param>
public sealed class ModelPull(ModelCatalogue catalogue, Downloader downloader, Uri? mirror = null)
{
    /// <summary>Fetches all files of a model that are not there yet.</summary>
    /// <param name="card">The model.</param>
    /// <param name="progress">Told how many bytes there are; may be <see langword="null"/>.</param>
    /// <param name="notices">Told in a sentence what is tried again, and why; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Stops at once; what came stays, and the next call goes on from there.</param>
    /// <returns>The files, in the order of their precisions; none for a model that comes with the program.</returns>
    /// <exception cref="ModelUnavailableException">It cannot be had; the message says why and what to do.</exception>
    public async Task<IReadOnlyList<DownloadedFile>> RunAsync(
        ModelCard card,
        IProgress<StageProgress>? progress = null,
        IProgress<string>? notices = null,
        CancellationToken cancellation = default)
    {
        var files = new List<DownloadedFile>();
        foreach (var (precision, file) in card.Files.OrderBy(each => each.Key))
        {
            if (catalogue.IsPresent(file) && catalogue.IsBundled(file))
            {
                continue;
            }

            var fetched = new List<DownloadedFile>();
            foreach (var each in file.All)
            {
                fetched.Add(await FetchAsync(card, each, progress, notices, cancellation).ConfigureAwait(false));
            }

            if (file.All.Any(each => each.Sha256 is null))
            {
                await FileLock.RunAsync(
                    Path.Combine(catalogue.Folder, CatalogueFile.Name),
                    () => Believe(card, precision, file, fetched), cancellation).ConfigureAwait(false);
            }

            files.AddRange(fetched);
        }

        return files;
    }

    private async Task<DownloadedFile> FetchAsync(
        ModelCard card,
        ModelFile file,
        IProgress<StageProgress>? progress,
        IProgress<string>? notices,
        CancellationToken cancellation)
    {
        var name = (file.Address ?? file.Path).Split('/')[^1];
        var address = mirror is not null ? new Uri(mirror, name)
            : file.Address is { } known ? new Uri(known)
            : throw new ModelUnavailableException(
                $"The model {card.Id} has no address; add its file: akin models add FILE.onnx --as {card.Id}");
        var path = Path.Combine(catalogue.Folder, file.Path.Replace('/', Path.DirectorySeparatorChar));
        try
        {
            return await downloader.RunAsync(
                new DownloadRequest(card.Id, address, path, file.Bytes, file.Sha256), progress, notices, cancellation)
                .ConfigureAwait(false);
        }
        catch (DownloadException problem)
        {
            var size = file.Bytes is { } bytes ? $", {bytes:N0} bytes" : "";
            var hash = file.Sha256 is { } sha256 ? $", SHA-256 {sha256}" : "";
            var place = mirror is not null ? file.Address : problem.IsAnotherFile ? null : $"{address}";
            var fetch = place is null ? "get its file elsewhere" : $"fetch {place} by other means";
            throw new ModelUnavailableException(
                $"{problem.Message}. To use it all the same, {fetch} ({name}{size}{hash}), " +
                $"then: akin models add {name} --as {card.Id}", problem);
        }
    }

    /// <summary>
    /// What nobody knew the hash of is believed when it does what the row says, and from then on only it.
    /// </summary>
    private void Believe(ModelCard card, Precision precision, ModelFile file, List<DownloadedFile> fetched)
    {
        try
        {
            FirstSight.Check(fetched[0].Path, card, precision);
        }
        catch (ModelUnavailableException problem)
        {
            fetched.ForEach(each => File.Delete(each.Path));
            throw new ModelUnavailableException(
                $"What came for {card.Id} is no model that can be used, and was deleted: {problem.Message}", problem);
        }

        var seen = file.All.Zip(fetched, (known, found) => known with
        {
            Bytes = found.Bytes,
            Sha256 = found.Sha256,
            Data = null,
        }).ToList();
        OwnCatalogue.Verify(catalogue.Folder, card.Id, precision, seen[0] with
        {
            Data = seen.Count > 1 ? seen[1..] : null,
        });
    }
}
