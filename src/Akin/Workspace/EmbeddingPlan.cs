using Akin.Embedding;
using Akin.Intake;

namespace Akin.Workspace;

/// <summary>
/// What an embedding has to do, decided from the catalogue alone: the same state gives the same plan. Borders lie
/// between pictures, the same for all sets, so that a border does not depend on what another set has recorded. It is
/// made from the records of all pictures, which are read one by one: fewer than a hundred bytes of each stay.
/// </summary>
internal sealed class EmbeddingPlan
{
    private readonly IReadOnlyList<FeatureStore> _stores;
    private readonly HashSet<long>[] _repaired;
    private readonly HashSet<long> _dropped = [];
    private readonly PicturesToDecode _toDecode;
    private readonly List<long> _backAgain = [];
    private readonly List<EmbeddingBatch> _batches = [];

    /// <summary>Makes the plan; broken shards are forgotten by the stores.</summary>
    public EmbeddingPlan(AkinWorkspace workspace, IReadOnlyList<FeatureStore> stores, int picturesPerShard)
    {
        _stores = stores;
        _toDecode = new(workspace.Places());
        var broken = stores.SelectMany((store, set) => store.FindBroken().Select(shard => (set, shard))).ToArray();
        _repaired = [.. stores.Select(_ => new HashSet<long>())];
        foreach (var (set, shard) in broken)
        {
            stores[set].Forget(shard);
            _repaired[set].UnionWith(shard.Pictures);
        }

        var pictures = workspace.Catalogue.Pictures;
        Look(pictures);
        if (_toDecode.Ids.Count == 0 && broken.Length == 0)
        {
            return;
        }

        var same = new SameContent(pictures, stores);
        foreach (var (set, shard) in broken)
        {
            long[] there = [.. shard.Pictures.Where(_toDecode.Knows)];
            Add(there, other => other == set ? there : null, shard.Number, same);
        }

        foreach (var chunk in _toDecode.Ids.Where(id => Sets.Any(set => Lacks(set, id))).Chunk(picturesPerShard))
        {
            Add(chunk, set => Array.TrueForAll(chunk, id => Lacks(set, id))
                ? chunk : [.. chunk.Where(id => Lacks(set, id))], null, same);
        }
    }

    /// <summary>What is written and recorded together, in order.</summary>
    public IReadOnlyList<EmbeddingBatch> Batches => _batches;

    /// <summary>The pictures to decode, in the order of the batches, and the models that are to see each.</summary>
    public IReadOnlyList<EmbeddingInput> ToDecode => _toDecode;

    /// <summary>Pictures that were decoded before and came back, or were touched without being changed.</summary>
    public IReadOnlyList<long> BackAgain => _backAgain;

    /// <summary>Pictures in all batches.</summary>
    public int Total { get; private set; }

    private IEnumerable<int> Sets => Enumerable.Range(0, _stores.Count);

    /// <summary>Whether a set is to get features of a picture that it never had.</summary>
    private bool Lacks(int set, long picture) =>
        !_stores[set].IsSettled(picture) && !_repaired[set].Contains(picture) && !_dropped.Contains(picture);

    private bool IsRepaired(long picture) => Array.Exists(_repaired, pictures => pictures.Contains(picture));

    /// <summary>Notes where the pictures are that some set has nothing of.</summary>
    private void Look(PictureTable pictures)
    {
        foreach (var picture in pictures.Each())
        {
            if (picture.State is not (PictureState.Pending or PictureState.Ready))
            {
                continue;
            }

            var settled = _stores.Count(store => store.IsSettled(picture.Id));
            if (settled < _stores.Count && (picture.DroppedBy is null || IsRepaired(picture.Id)))
            {
                _toDecode.Know(picture);
                if (picture.DroppedBy is not null)
                {
                    _dropped.Add(picture.Id);
                }
            }

            if (settled > 0 && picture.State == PictureState.Pending)
            {
                _backAgain.Add(picture.Id);
            }
        }
    }

    private void Add(long[] pictures, Func<int, long[]?> taken, int? number, SameContent same)
    {
        var batch = new EmbeddingBatch(pictures, [.. Sets.Select(set =>
            taken(set) is { } own && (own.Length > 0 || number is not null)
                ? new BatchPart(number, own, same.Originals(own, set)) : null)]);
        _batches.Add(batch);
        Total += pictures.Length;
        foreach (var picture in pictures)
        {
            if (batch.ModelsOf(picture) is not 0 and var models)
            {
                _toDecode.Add(picture, models);
            }
        }
    }
}
