using Akin.Embedding;
using Akin.Intake;

namespace Akin.Workspace;

/// <summary>
/// What an embedding has to do, decided from the catalogue alone: the same state gives the same plan. Borders lie
/// between pictures, the same for all sets, so that a border does not depend on what another set has recorded.
/// </summary>
internal sealed class EmbeddingPlan
{
    private readonly List<EmbeddingBatch> _batches = [];
    private readonly List<EmbeddingInput> _toDecode = [];

    /// <summary>Makes the plan; broken shards are forgotten by the stores.</summary>
    public EmbeddingPlan(AkinWorkspace workspace, IReadOnlyList<FeatureStore> stores, int picturesPerShard)
    {
        var catalogue = workspace.Catalogue;
        var places = workspace.Places();
        var wanted = catalogue.Pictures.List()
            .Where(picture => picture.State is PictureState.Pending or PictureState.Ready)
            .ToDictionary(picture => picture.Id);
        var broken = stores.Select(store => store.FindBroken()).ToArray();
        foreach (var (set, shard) in broken.Index().SelectMany(of => of.Item.Select(shard => (of.Index, shard))))
        {
            stores[set].Forget(shard);
        }

        var repaired = broken.Select(shards => shards.SelectMany(shard => shard.Pictures).ToHashSet()).ToArray();
        var lacking = stores.Select((store, set) => wanted.Values
            .Where(picture => picture.DroppedBy is null && !store.IsSettled(picture.Id)
                && !repaired[set].Contains(picture.Id))
            .Select(picture => picture.Id).ToHashSet()).ToArray();
        var nothing = Array.TrueForAll(lacking, ids => ids.Count == 0)
            && Array.TrueForAll(broken, shards => shards.Count == 0);
        var owners = nothing ? [] : Owners(catalogue, stores);
        foreach (var (set, shard) in broken.Index().SelectMany(of => of.Item.Select(shard => (of.Index, shard))))
        {
            IReadOnlyList<long> pictures = [.. shard.Pictures.Where(wanted.ContainsKey)];
            Add(pictures, other => other == set ? pictures : null, shard.Number);
        }

        foreach (var chunk in lacking.SelectMany(ids => ids).Distinct().Order().Chunk(picturesPerShard))
        {
            Add(chunk, set => [.. chunk.Where(lacking[set].Contains)], null);
        }

        BackAgain = [.. wanted.Values
            .Where(picture =>
                picture.State == PictureState.Pending && stores.Any(store => store.IsSettled(picture.Id)))
            .Select(picture => picture.Id)];

        // What follows outlives this plan's making; the records that it was made from do not.
        void Add(IReadOnlyList<long> pictures, Func<int, IReadOnlyList<long>?> taken, int? number)
        {
            var parts = new BatchPart?[stores.Count];
            for (var set = 0; set < parts.Length; set++)
            {
                parts[set] = taken(set) is { } own && (own.Count > 0 || number is not null)
                    ? new(number, own.ToHashSet(), Originals(own, wanted, owners[set]))
                    : null;
            }

            var batch = new EmbeddingBatch(pictures, parts);
            _batches.Add(batch);
            Total += pictures.Count;
            _toDecode.AddRange(
                from id in pictures
                let models = batch.ModelsOf(id)
                where models != 0
                select new EmbeddingInput(id, places.ContentOf(wanted[id]), models));
        }
    }

    /// <summary>What is written and recorded together, in order.</summary>
    public IReadOnlyList<EmbeddingBatch> Batches => _batches;

    /// <summary>The pictures to decode, in the order of the batches, and the models that are to see each.</summary>
    public IReadOnlyList<EmbeddingInput> ToDecode => _toDecode;

    /// <summary>Pictures that were decoded before and came back, or were touched without being changed.</summary>
    public IReadOnlyList<long> BackAgain { get; }

    /// <summary>Pictures in all batches.</summary>
    public int Total { get; private set; }

    /// <summary>Those whose bytes another picture has that the model has seen or sees before, and that one.</summary>
    private static Dictionary<long, long> Originals(
        IEnumerable<long> pictures,
        Dictionary<long, PictureRecord> wanted,
        Dictionary<Fingerprint, long> owners)
    {
        var originals = new Dictionary<long, long>();
        foreach (var id in pictures)
        {
            if (wanted[id].Fingerprint is { } fingerprint && !owners.TryAdd(fingerprint, id))
            {
                originals.Add(id, owners[fingerprint]);
            }
        }

        return originals;
    }

    /// <summary>For each set, the first picture of each content that its model has seen.</summary>
    private static Dictionary<Fingerprint, long>[] Owners(Catalogue catalogue, IReadOnlyList<FeatureStore> stores)
    {
        var owners = stores.Select(_ => new Dictionary<Fingerprint, long>()).ToArray();
        foreach (var picture in catalogue.Pictures.ListAll())
        {
            for (var set = 0; set < owners.Length; set++)
            {
                if (picture.Fingerprint is { } fingerprint && stores[set].IsSettled(picture.Id))
                {
                    owners[set].TryAdd(fingerprint, picture.Id);
                }
            }
        }

        return owners;
    }
}
