using System.Diagnostics;
using Akin.Embedding;
using Akin.Numerics;

namespace Akin.Workspace;

/// <summary>
/// Gives features to every picture that has none of the model yet. Pictures are taken in the order of their ids, a
/// fixed number to a shard; a shard and the states of its pictures are recorded in one transaction after its file is
/// safely written. Killed anywhere and run again, the files are byte for byte those of an undisturbed run.
/// </summary>
public static class EmbedStage
{
    /// <summary>Runs the stage.</summary>
    /// <param name="workspace">Opened for writing.</param>
    /// <param name="options">The model and how to compute.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellation">Stops between pictures; the shards that are recorded stay.</param>
    public static async Task<EmbedResult> RunAsync(
        AkinWorkspace workspace,
        EmbedOptions options,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var catalogue = workspace.Catalogue;
        catalogue.InTransaction(() => catalogue.Models.Use(options.Model));
        var store = workspace.Features(options.Model);
        var plan = EmbeddingPlan.Make(catalogue, store, options.PicturesPerShard);
        var writer = new ShardWriter(catalogue, store);
        writer.Recover(plan);

        var decoded = Decode(options, plan, cancellation).GetAsyncEnumerator(cancellation);
        await using (decoded.ConfigureAwait(false))
        {
            var done = 0;
            foreach (var batch in plan.Batches)
            {
                foreach (var picture in batch.Pictures)
                {
                    if (plan.Originals.TryGetValue(picture, out var original))
                    {
                        writer.Share(picture, original);
                    }
                    else
                    {
                        writer.Take(await Next(decoded, picture).ConfigureAwait(false));
                    }

                    progress?.Report(new("embedding", ++done, plan.Total, "pictures"));
                }

                writer.Commit(batch.Number);
            }

            // To its end, so that whoever makes the features learns that all were taken.
            if (await decoded.MoveNextAsync().ConfigureAwait(false))
            {
                throw new UnreachableException("Bug in Akin: the pipeline gave more pictures than asked for.");
            }
        }

        FeatureManifest.Write(store);
        return writer.Result;
    }

    private static IAsyncEnumerable<EmbeddedPicture> Decode(
        EmbedOptions options, EmbeddingPlan plan, CancellationToken cancellation) =>
        plan.ToDecode.Count == 0 ? Nothing() : options.Embed(plan.ToDecode, cancellation);

    private static async Task<EmbeddedPicture> Next(IAsyncEnumerator<EmbeddedPicture> decoded, long picture)
    {
        if (!await decoded.MoveNextAsync().ConfigureAwait(false) || decoded.Current.PictureId != picture)
        {
            throw new UnreachableException("Bug in Akin: the pipeline gave pictures in another order than asked for.");
        }

        return decoded.Current;
    }

    private static async IAsyncEnumerable<EmbeddedPicture> Nothing()
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield break;
    }
}
