using Akin.Numerics;

namespace Akin.Workspace;

/// <summary>
/// The rows of one set of features in <c>features/KEY/</c>: NPY shards of a few hundred rows, float32 or float16, and
/// which picture each row is of. A shard counts only once it is in the catalogue; whatever else lies in the folder is
/// overwritten in time.
/// </summary>
public sealed class FeatureStore
{
    private readonly Catalogue _catalogue;
    private readonly RowPlaces _places = new();
    private readonly SortedDictionary<int, FeatureShard> _shards = [];
    private readonly Dictionary<long, string> _failures;
    private readonly Dictionary<long, string> _left;

    internal FeatureStore(AkinWorkspace workspace, FeatureSet set)
    {
        _catalogue = workspace.Catalogue;
        Set = set;
        Folder = FeatureFolders.Of(workspace, set);
        foreach (var shard in _catalogue.Shards.List(set.Id))
        {
            Keep(shard);
        }

        var beginning = _catalogue.FeatureSets.BeginningOf(set).Id;
        _failures = _catalogue.FeatureFailures.List(beginning)
            .ToDictionary(each => each.Picture, each => each.Reason);
        _left = workspace.LeftOf(beginning);
    }

    /// <summary>The set.</summary>
    public FeatureSet Set { get; }

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>The shards in the order of their numbers.</summary>
    public IReadOnlyCollection<FeatureShard> Shards => _shards.Values;

    /// <summary>Bytes of all files in the folder.</summary>
    public long Bytes => FeatureFolders.Bytes(Folder);

    /// <summary>Whether there are features of a picture.</summary>
    public bool Contains(long picture) => _places.Contains(picture);

    /// <summary>Whether its model has seen no picture yet.</summary>
    internal bool IsEmpty => _shards.Count == 0 && _failures.Count == 0;

    /// <summary>Why the model gave nothing to compute with of a picture; <see langword="null"/> when it did, or has not
    /// seen it.</summary>
    public string? FailureOf(long picture) => _failures.GetValueOrDefault(picture);

    /// <summary>Whether the model need not see a picture any more.</summary>
    internal bool IsSettled(long picture) => Contains(picture) || _failures.ContainsKey(picture);

    /// <summary>The features of some pictures, row by row in the order given. The shards are read once each.</summary>
    /// <param name="pictures">Ids, all of which <see cref="Contains"/> has.</param>
    /// <exception cref="WorkspaceException">A shard is not as it was written.</exception>
    public Matrix Load(IReadOnlyList<long> pictures)
    {
        var matrix = new Matrix(pictures.Count, Set.Dimension);
        var scratch = new float[Set.Dimension];
        var rows = pictures.Select((picture, row) => (Place: _places[picture], Row: row));
        foreach (var shard in rows.GroupBy(entry => entry.Place.Shard))
        {
            using var values = Open(_shards[shard.Key]);
            foreach (var (place, row) in shard)
            {
                values.Read(place.Row, scratch).CopyTo(matrix[row]);
            }
        }

        return matrix;
    }

    /// <summary>
    /// The features of all pictures that are ready and not dropped, in the order of their ids: in memory where they
    /// take at most two fifths of what is allowed, else left in their shards and read from there each time.
    /// </summary>
    /// <param name="memoryBytes">What is allowed; <see langword="null"/> for no limit.</param>
    public ReadyFeatures LoadReady(long? memoryBytes = null)
    {
        var (ready, lacking) = Divide();
        return ReadyFeatures.Of(Set, ready, LoadRows([.. ready.Select(picture => picture.Id)], memoryBytes)) with
        {
            Lacking = lacking,
            SomeAreDropped = ready.Count == 0 && _catalogue.Pictures.ListDropped().Any(Curating.Curator.CanBeIn),
        };
    }

    /// <summary>The features of some pictures in memory where they fit as above, else left in their shards.</summary>
    internal IRowSource LoadRows(long[] pictures, long? memoryBytes) =>
        Fits(pictures.Length, memoryBytes) ? Load(pictures) : new ShardRows(this, pictures);

    /// <summary>Whether the features of so many pictures take at most two fifths of what is allowed.</summary>
    public bool Fits(int pictures, long? memoryBytes) =>
        memoryBytes is null || 5L * pictures * Set.Dimension * sizeof(float) <= 2 * memoryBytes;

    /// <summary>The pictures that are ready and have features here, in the order of their ids.</summary>
    public IReadOnlyList<PictureRecord> ListReady() => Divide().With;

    /// <summary>The pictures that are ready and have no features here, in the order of their ids.</summary>
    public IReadOnlyList<FeatureLack> ListLacking() => Divide().Without;

    /// <summary>How many pictures that are ready have features here, and how many have none.</summary>
    public (int With, int Without) CountReady()
    {
        var (with, without) = (0, 0);
        foreach (var picture in _catalogue.Pictures.EachIn().Where(each => each.State == Intake.PictureState.Ready))
        {
            (with, without) = Contains(picture.Id) ? (with + 1, without) : (with, without + 1);
        }

        return (with, without);
    }

    /// <summary>The shards whose files are not what was written: gone, torn, or another's.</summary>
    internal IReadOnlyList<FeatureShard> FindBroken() =>
        _shards.Values.Where(shard => !ShardFile.IsIntact(Folder, shard)).ToArray();

    /// <summary>Which file the features of a picture are in, and in which row of it.</summary>
    internal (FeatureShard Shard, int Row) PlaceOf(long picture) =>
        _places[picture] is var (shard, row) ? (_shards[shard], row) : default;

    /// <summary>The features of one picture.</summary>
    internal float[] Row(long picture)
    {
        var (shard, row) = PlaceOf(picture);
        using var values = Open(shard);
        return values.Read(row, new float[Set.Dimension]).ToArray();
    }

    /// <summary>The number after the last shard's.</summary>
    internal int NextNumber => _shards.Count == 0 ? 0 : _shards.Keys.Max() + 1;

    /// <summary>Writes a shard's file, which counts once it is recorded.</summary>
    internal FeatureShard Write(int number, IReadOnlyList<long> pictures, IReadOnlyList<float[]> rows) =>
        ShardFile.Write(Folder, number, pictures, rows, Set);

    /// <summary>
    /// Records a shard in the caller's transaction. Where it replaces one of other bytes, the shards that sets made of
    /// this one have of it are forgotten, so that they are made again.
    /// </summary>
    internal void Record(FeatureShard shard)
    {
        if (_catalogue.Shards.HashOf(Set.Id, shard.Number) is { } before && before != shard.Sha256)
        {
            foreach (var made in _catalogue.FeatureSets.MadeOf(Set))
            {
                _catalogue.Shards.Remove(made.Id, shard.Number);
            }
        }

        _catalogue.Shards.Save(Set.Id, shard);
        Keep(shard);
    }

    /// <summary>Records pictures that the model gives nothing to compute with, in the caller's transaction.</summary>
    internal void Record(IReadOnlyList<FeatureFailure> failures)
    {
        _catalogue.FeatureFailures.Save(Set.Id, failures);
        foreach (var (picture, reason) in failures)
        {
            _failures[picture] = reason;
        }
    }

    /// <summary>Notes, until the workspace is closed, that the machine could not compute a picture.</summary>
    internal void Leave(long picture, string reason) => _left[picture] = reason;

    /// <summary>Notes that a picture could be computed now.</summary>
    internal void Settle(long picture) => _left.Remove(picture);

    /// <summary>Why the machine could not compute a picture; <see langword="null"/> when it could, or did not try.
    /// </summary>
    internal string? LeftFor(long picture) => _left.GetValueOrDefault(picture);

    /// <summary>Forgets a shard; its pictures have no features until they get new ones.</summary>
    internal void Forget(FeatureShard shard)
    {
        _shards.Remove(shard.Number);
        foreach (var picture in shard.Pictures)
        {
            _places.Remove(picture);
        }
    }

    internal void Remove(int shard) => _catalogue.Shards.Remove(Set.Id, shard);

    /// <summary>The rows of a shard where they lie in its file.</summary>
    /// <exception cref="WorkspaceException">The file is not as it was written.</exception>
    internal IRowSource Open(FeatureShard shard) => NpyFile.Open(PathOf(shard));

    /// <summary>The file of a shard, after a look that it is as it was written.</summary>
    /// <exception cref="WorkspaceException">It is not.</exception>
    internal string PathOf(FeatureShard shard)
    {
        var path = Path.Join(Folder, shard.FileName);
        return ShardFile.IsIntact(Folder, shard)
            ? path
            : throw new WorkspaceException($"{path} is not as it was written; run akin embed to make it again.");
    }

    private (List<PictureRecord> With, List<FeatureLack> Without) Divide()
    {
        var (with, without) = (new List<PictureRecord>(), new List<FeatureLack>());
        foreach (var picture in _catalogue.Pictures.EachIn())
        {
            if (picture.State != Intake.PictureState.Ready)
            {
                continue;
            }

            if (Contains(picture.Id))
            {
                with.Add(picture);
            }
            else
            {
                var failure = FailureOf(picture.Id) ?? LeftFor(picture.Id);
                without.Add(new(picture, failure ?? "it is not embedded yet", failure is not null));
            }
        }

        return (with, without);
    }

    private void Keep(FeatureShard shard)
    {
        if (_shards.TryGetValue(shard.Number, out var before))
        {
            Forget(before);
        }

        _shards[shard.Number] = shard;
        for (var row = 0; row < shard.Pictures.Count; row++)
        {
            _places.Set(shard.Pictures[row], shard.Number, row);
        }
    }
}
