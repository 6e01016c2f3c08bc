using Akin.Numerics;

namespace Akin.Workspace;

/// <summary>
/// The features of one model in <c>features/KEY/</c>: float32 NPY shards of a few hundred rows, and which picture each
/// row is of. A shard counts only once it is in the catalogue; whatever else lies in the folder is overwritten in time.
/// </summary>
public sealed class FeatureStore
{
    private readonly Catalogue _catalogue;
    private readonly Dictionary<long, (FeatureShard Shard, int Row)> _places = [];
    private readonly SortedDictionary<int, FeatureShard> _shards = [];
    private readonly long _model;

    internal FeatureStore(AkinWorkspace workspace, FeatureModel model)
    {
        _catalogue = workspace.Catalogue;
        _model = _catalogue.Models.Find(model);
        Model = model;
        Folder = Path.Join(workspace.Folder, "features", model.Key);
        foreach (var shard in _catalogue.Shards.List(_model))
        {
            Keep(shard);
        }
    }

    /// <summary>What made the features.</summary>
    public FeatureModel Model { get; }

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>The shards in the order of their numbers.</summary>
    public IReadOnlyCollection<FeatureShard> Shards => _shards.Values;

    /// <summary>Whether there are features of a picture.</summary>
    public bool Contains(long picture) => _places.ContainsKey(picture);

    /// <summary>The features of some pictures, row by row in the order given. The shards are read once each.</summary>
    /// <param name="pictures">Ids, all of which <see cref="Contains"/> has.</param>
    /// <exception cref="WorkspaceException">A shard is not as it was written.</exception>
    public Matrix Load(IReadOnlyList<long> pictures)
    {
        var matrix = new Matrix(pictures.Count, Model.Dimension);
        var rows = pictures.Select((picture, row) => (Place: _places[picture], Row: row));
        foreach (var shard in rows.GroupBy(entry => entry.Place.Shard))
        {
            using var values = Open(shard.Key);
            foreach (var (place, row) in shard)
            {
                values[place.Row].CopyTo(matrix[row]);
            }
        }

        return matrix;
    }

    /// <summary>The features of all pictures that are ready, in the order of their ids.</summary>
    public FeatureSet LoadReady()
    {
        var ready = _catalogue.Pictures.List()
            .Where(picture => picture.State == Intake.PictureState.Ready && Contains(picture.Id))
            .ToArray();
        return FeatureSet.Of(Model, ready, Load(ready.Select(picture => picture.Id).ToArray()));
    }

    /// <summary>The shards whose files are not what was written: gone, torn, or another's.</summary>
    internal IReadOnlyList<FeatureShard> FindBroken() =>
        _shards.Values.Where(shard => !ShardFile.IsIntact(Folder, shard)).ToArray();

    /// <summary>The features of one picture.</summary>
    internal float[] Row(long picture)
    {
        var (shard, row) = _places[picture];
        using var values = Open(shard);
        return values[row].ToArray();
    }

    /// <summary>The number after the last shard's.</summary>
    internal int NextNumber => _shards.Count == 0 ? 0 : _shards.Keys.Max() + 1;

    /// <summary>Writes a shard's file and, in the caller's transaction, records it.</summary>
    internal FeatureShard Write(int number, IReadOnlyList<long> pictures, IReadOnlyList<float[]> rows) =>
        ShardFile.Write(Folder, number, pictures, rows, Model.Dimension);

    internal void Record(FeatureShard shard)
    {
        _catalogue.Shards.Save(_catalogue.Models.Use(Model), shard);
        Keep(shard);
    }

    /// <summary>Forgets a shard; its pictures have no features until they get new ones.</summary>
    internal void Forget(FeatureShard shard)
    {
        _shards.Remove(shard.Number);
        foreach (var picture in shard.Pictures)
        {
            _places.Remove(picture);
        }
    }

    internal void Remove(int shard) => _catalogue.Shards.Remove(_model, shard);

    private void Keep(FeatureShard shard)
    {
        _shards[shard.Number] = shard;
        for (var row = 0; row < shard.Pictures.Count; row++)
        {
            _places[shard.Pictures[row]] = (shard, row);
        }
    }

    private Matrix Open(FeatureShard shard)
    {
        if (!ShardFile.IsIntact(Folder, shard))
        {
            throw new WorkspaceException(
                $"{Path.Join(Folder, shard.FileName)} is not as it was written; run akin embed to make it again.");
        }

        return NpyFile.Map(Path.Join(Folder, shard.FileName));
    }
}
