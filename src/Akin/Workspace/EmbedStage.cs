using System.Diagnostics;
using Akin.Embedding;
using Akin.Native.Memory;
using Akin.Numerics;
using Akin.Workspace.Transforms;

namespace Akin.Workspace;

/// <summary>
/// Gives features to every picture that some sets have none of yet. Pictures are taken in the order of their ids, a
/// fixed number to a batch; the shards of a batch, one for each set that lacks some of its pictures, and the states of
/// the pictures are recorded in one transaction after the files are safely written. Killed anywhere and run again, the
/// files are byte for byte those of an undisturbed run. What is made of these sets is brought up to date after them.
/// </summary>
public static class EmbedStage
{
    /// <summary>As many sets as one embedding takes.</summary>
    public const int MostSets = 32;

    /// <summary>Runs the stage.</summary>
    /// <param name="workspace">Opened for writing.</param>
    /// <param name="options">The sets and how to compute.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellation">Stops between pictures; the shards that are recorded stay.</param>
    /// <returns>What was done for each set.</returns>
    public static async Task<IReadOnlyList<EmbedResult>> RunAsync(
        AkinWorkspace workspace,
        EmbedOptions options,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(options.Sets.Count, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Sets.Count, MostSets, nameof(options));
        var catalogue = workspace.Catalogue;
        FeatureStore[] stores = [.. Enter(catalogue, options).Select(workspace.Features)];
        FeatureFolders.Sweep(workspace);
        var plan = new EmbeddingPlan(workspace, stores, options.PicturesPerShard);
        var writer = new BatchWriter(catalogue, stores);
        writer.Recover(plan);
        if (plan.ToDecode.Count > 0)
        {
            // What indexing and planning took is a few times what they left: the models come instead of it.
            FreedMemory.Return();
        }

        var decoded = Decode(options, plan, cancellation).GetAsyncEnumerator(cancellation);
        await using (decoded.ConfigureAwait(false))
        {
            var done = 0;
            foreach (var batch in plan.Batches)
            {
                foreach (var picture in batch.Pictures)
                {
                    var embedded = batch.ModelsOf(picture) == 0
                        ? null
                        : await Next(decoded, picture).ConfigureAwait(false);
                    writer.Take(picture, batch, embedded);
                    progress?.Report(new("embedding", ++done, plan.Total, "pictures"));
                }

                writer.Commit(batch);

                // The features of its pictures have grown old meanwhile; the collector would let them add up.
                GC.Collect();
            }

            // To its end, so that whoever makes the features learns that all were taken.
            if (await decoded.MoveNextAsync().ConfigureAwait(false))
            {
                throw new UnreachableException("Bug in Akin: the pipeline gave more pictures than asked for.");
            }
        }

        foreach (var notice in writer.Notices())
        {
            options.Notices?.Report(notice);
        }

        foreach (var store in stores)
        {
            FeatureManifest.Write(store);
            TransformStage.BringUpToDate(workspace, store.Set, progress, cancellation);
        }

        return writer.Results;
    }

    /// <summary>Enters the sets in their order; where one becomes the latest, it is the first.</summary>
    private static FeatureSet[] Enter(Catalogue catalogue, EmbedOptions options)
    {
        var sets = catalogue.FeatureSets;
        FeatureSet[] entered = [.. options.Sets];
        var makeLatest = options.MakeLatest || sets.Latest() is null;
        catalogue.InTransaction(() =>
        {
            for (var set = 0; set < entered.Length; set++)
            {
                entered[set] = sets.Save(entered[set]);
            }

            foreach (var set in makeLatest ? entered.Reverse() : [])
            {
                sets.Use(set);
            }
        });
        return entered;
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
