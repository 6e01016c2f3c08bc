using Akin.Embedding;
using Akin.Intake;

namespace Akin.Workspace;

/// <summary>
/// What an embedding has to do, decided from the catalogue alone: the same state gives the same plan.
/// </summary>
internal sealed class EmbeddingPlan
{
    private EmbeddingPlan()
    {
    }

    /// <summary>The shards to write, in order; a shard that takes the place of a broken one has its number.</summary>
    public required IReadOnlyList<(int? Number, IReadOnlyList<long> Pictures)> Batches { get; init; }

    /// <summary>The pictures to decode, in the order of the batches.</summary>
    public required IReadOnlyList<EmbeddingInput> ToDecode { get; init; }

    /// <summary>
    /// For each picture that need not be decoded, one with the same bytes that has features or comes before it.
    /// </summary>
    public required IReadOnlyDictionary<long, long> Originals { get; init; }

    /// <summary>Pictures that have features and came back, or were touched without being changed.</summary>
    public required IReadOnlyList<long> BackAgain { get; init; }

    /// <summary>Pictures in all batches.</summary>
    public int Total => Batches.Sum(batch => batch.Pictures.Count);

    /// <summary>Makes the plan; broken shards are forgotten by the store.</summary>
    public static EmbeddingPlan Make(Catalogue catalogue, FeatureStore store, int picturesPerShard)
    {
        var wanted = catalogue.Pictures.List()
            .Where(picture => picture.State is PictureState.Pending or PictureState.Ready)
            .ToDictionary(picture => picture.Id);
        var batches = Repair(store, wanted);
        var repaired = batches.SelectMany(batch => batch.Pictures).ToHashSet();
        batches.AddRange(wanted.Keys
            .Where(id => !store.Contains(id) && !repaired.Contains(id))
            .Order()
            .Chunk(picturesPerShard)
            .Select(chunk => ((int?)null, (IReadOnlyList<long>)chunk)));
        var originals = FindOriginals(catalogue, store, batches, wanted);
        var roots = catalogue.Sources.Current().ToDictionary(row => row.Id, row => row.Source.Root);
        return new()
        {
            Batches = batches,
            Originals = originals,
            ToDecode = [.. batches.SelectMany(batch => batch.Pictures)
                .Where(id => !originals.ContainsKey(id))
                .Select(id => new EmbeddingInput(id, Path.Join(roots[wanted[id].SourceId], wanted[id].RelativePath)))],
            BackAgain = [.. wanted.Values
                .Where(picture => picture.State == PictureState.Pending && store.Contains(picture.Id))
                .Select(picture => picture.Id)],
        };
    }

    private static List<(int? Number, IReadOnlyList<long> Pictures)> Repair(
        FeatureStore store, Dictionary<long, PictureRecord> wanted)
    {
        var batches = new List<(int?, IReadOnlyList<long>)>();
        foreach (var shard in store.FindBroken())
        {
            store.Forget(shard);
            batches.Add((shard.Number, [.. shard.Pictures.Where(wanted.ContainsKey)]));
        }

        return batches;
    }

    private static Dictionary<long, long> FindOriginals(
        Catalogue catalogue,
        FeatureStore store,
        List<(int? Number, IReadOnlyList<long> Pictures)> batches,
        Dictionary<long, PictureRecord> wanted)
    {
        var originals = new Dictionary<long, long>();
        if (batches.Count == 0)
        {
            return originals;
        }

        var owners = new Dictionary<Fingerprint, long>();
        foreach (var picture in catalogue.Pictures.ListAll())
        {
            if (picture.Fingerprint is { } fingerprint && store.Contains(picture.Id))
            {
                owners.TryAdd(fingerprint, picture.Id);
            }
        }

        foreach (var id in batches.SelectMany(batch => batch.Pictures))
        {
            if (wanted[id].Fingerprint is { } fingerprint && !owners.TryAdd(fingerprint, id))
            {
                originals.Add(id, owners[fingerprint]);
            }
        }

        return originals;
    }
}
