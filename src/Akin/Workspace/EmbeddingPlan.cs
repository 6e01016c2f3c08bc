using Akin.Embedding;
using Akin.Intake;

namespace Akin.Workspace;

/// <summary>
/// What an embedding has to do, decided from the catalogue alone: the same state gives the same plan. Borders lie
/// between pictures, the same for all sets, so that a border does not depend on what another set has recorded.
/// </summary>
internal sealed class EmbeddingPlan
{
    private readonly IReadOnlyList<FeatureStore> _stores;
    private readonly Dictionary<long, PictureRecord> _wanted;
    private readonly Dictionary<Fingerprint, long>[] _owners;
    private readonly List<EmbeddingBatch> _batches = [];
    private readonly List<EmbeddingInput> _toDecode = [];
    private readonly PicturePlaces _places;

    /// <summary>Makes the plan; broken shards are forgotten by the stores.</summary>
    public EmbeddingPlan(AkinWorkspace workspace, IReadOnlyList<FeatureStore> stores, int picturesPerShard)
    {
        var catalogue = workspace.Catalogue;
        _stores = stores;
        _places = workspace.Places();
        _wanted = catalogue.Pictures.List()
            .Where(picture => picture.State is PictureState.Pending or PictureState.Ready)
            .ToDictionary(picture => picture.Id);
        var broken = stores.Select(store => store.FindBroken()).ToArray();
        foreach (var (set, shard) in broken.Index().SelectMany(of => of.Item.Select(shard => (of.Index, shard))))
        {
            stores[set].Forget(shard);
        }

        var repaired = broken.Select(shards => shards.SelectMany(shard => shard.Pictures).ToHashSet()).ToArray();
        var lacking = stores.Select((store, set) => _wanted.Keys
            .Where(id => !store.IsSettled(id) && !repaired[set].Contains(id)).ToHashSet()).ToArray();
        var nothing = Array.TrueForAll(lacking, ids => ids.Count == 0)
            && Array.TrueForAll(broken, shards => shards.Count == 0);
        _owners = nothing ? [] : Owners(catalogue);
        foreach (var (set, shard) in broken.Index().SelectMany(of => of.Item.Select(shard => (of.Index, shard))))
        {
            IReadOnlyList<long> pictures = [.. shard.Pictures.Where(_wanted.ContainsKey)];
            Add(pictures, other => other == set ? pictures : null, shard.Number);
        }

        foreach (var chunk in lacking.SelectMany(ids => ids).Distinct().Order().Chunk(picturesPerShard))
        {
            Add(chunk, set => [.. chunk.Where(lacking[set].Contains)], null);
        }

        BackAgain = [.. _wanted.Values
            .Where(picture =>
                picture.State == PictureState.Pending && stores.Any(store => store.IsSettled(picture.Id)))
            .Select(picture => picture.Id)];
    }

    /// <summary>What is written and recorded together, in order.</summary>
    public IReadOnlyList<EmbeddingBatch> Batches => _batches;

    /// <summary>The pictures to decode, in the order of the batches, and the models that are to see each.</summary>
    public IReadOnlyList<EmbeddingInput> ToDecode => _toDecode;

    /// <summary>Pictures that were decoded before and came back, or were touched without being changed.</summary>
    public IReadOnlyList<long> BackAgain { get; }

    /// <summary>Pictures in all batches.</summary>
    public int Total => Batches.Sum(batch => batch.Pictures.Count);

    private void Add(IReadOnlyList<long> pictures, Func<int, IReadOnlyList<long>?> taken, int? number)
    {
        var parts = new BatchPart?[_stores.Count];
        for (var set = 0; set < parts.Length; set++)
        {
            parts[set] = taken(set) is { } own && (own.Count > 0 || number is not null)
                ? new(number, own.ToHashSet(), Originals(set, own))
                : null;
        }

        var batch = new EmbeddingBatch(pictures, parts);
        _batches.Add(batch);
        _toDecode.AddRange(
            from id in pictures
            let models = batch.ModelsOf(id)
            where models != 0
            select new EmbeddingInput(id, _places.ContentOf(_wanted[id]), models));
    }

    private Dictionary<long, long> Originals(int set, IEnumerable<long> pictures)
    {
        var originals = new Dictionary<long, long>();
        foreach (var id in pictures)
        {
            if (_wanted[id].Fingerprint is { } fingerprint && !_owners[set].TryAdd(fingerprint, id))
            {
                originals.Add(id, _owners[set][fingerprint]);
            }
        }

        return originals;
    }

    /// <summary>For each set, the first picture of each content that its model has seen.</summary>
    private Dictionary<Fingerprint, long>[] Owners(Catalogue catalogue)
    {
        var owners = _stores.Select(_ => new Dictionary<Fingerprint, long>()).ToArray();
        foreach (var picture in catalogue.Pictures.ListAll())
        {
            for (var set = 0; set < owners.Length; set++)
            {
                if (picture.Fingerprint is { } fingerprint && _stores[set].IsSettled(picture.Id))
                {
                    owners[set].TryAdd(fingerprint, picture.Id);
                }
            }
        }

        return owners;
    }
}
