using Akin.Intake;

namespace Akin.Workspace;

/// <summary>
/// Which picture of the same bytes a model has seen, or sees first. Only pictures whose bytes come more than once are
/// in memory.
/// </summary>
internal sealed class SameContent
{
    private readonly Dictionary<long, int> _contentOf = [];
    private readonly Dictionary<int, long>[] _owners;

    /// <param name="pictures">All inputs, also those of sources that rest.</param>
    /// <param name="stores">The sets, and what their models have seen.</param>
    public SameContent(PictureTable pictures, IReadOnlyList<FeatureStore> stores)
    {
        var numbers = new Dictionary<Fingerprint, int>();
        _owners = [.. stores.Select(_ => new Dictionary<int, long>())];
        foreach (var (id, content) in pictures.EachRepeated())
        {
            if (!numbers.TryGetValue(content, out var number))
            {
                numbers.Add(content, number = numbers.Count);
            }

            _contentOf.Add(id, number);
            for (var set = 0; set < _owners.Length; set++)
            {
                if (stores[set].IsSettled(id))
                {
                    _owners[set].TryAdd(number, id);
                }
            }
        }
    }

    /// <summary>Those whose bytes another picture has that the model has seen or sees before, and that one.</summary>
    /// <param name="pictures">The pictures that the model is to see next, in order.</param>
    /// <param name="set">The model's set.</param>
    public IReadOnlyDictionary<long, long> Originals(IEnumerable<long> pictures, int set)
    {
        var originals = new Dictionary<long, long>();
        foreach (var id in pictures)
        {
            if (_contentOf.TryGetValue(id, out var content) && !_owners[set].TryAdd(content, id))
            {
                originals.Add(id, _owners[set][content]);
            }
        }

        return originals;
    }
}
