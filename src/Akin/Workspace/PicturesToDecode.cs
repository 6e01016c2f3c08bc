using System.Collections;
using Akin.Embedding;
using Akin.Intake;

namespace Akin.Workspace;

/// <summary>
/// The pictures that an embedding decodes, in its order. Where each is takes some 30 bytes besides its path; what reads
/// it is made when it is asked for. Safe for reading by several threads.
/// </summary>
/// <param name="places">Finds the pictures.</param>
internal sealed class PicturesToDecode(PicturePlaces places) : IReadOnlyList<EmbeddingInput>
{
    private readonly PackedPaths _paths = new();
    private readonly List<long> _ids = [];
    private readonly List<(long Source, long Path)> _known = [];
    private readonly List<(int Known, uint Models)> _inputs = [];

    /// <summary>The ids of all that are known, in their order.</summary>
    public IReadOnlyList<long> Ids => _ids;

    /// <inheritdoc/>
    public int Count => _inputs.Count;

    /// <inheritdoc/>
    public EmbeddingInput this[int index]
    {
        get
        {
            var (known, models) = _inputs[index];
            var (source, path) = _known[known];
            return new(_ids[known], places.ContentOf(source, _paths[path]), models);
        }
    }

    /// <summary>Notes where a picture is; in the order of ids.</summary>
    public void Know(PictureRecord picture)
    {
        _ids.Add(picture.Id);
        _known.Add((picture.SourceId, _paths.Add(picture.RelativePath)));
    }

    /// <summary>Whether it is known where a picture is.</summary>
    public bool Knows(long picture) => _ids.BinarySearch(picture) >= 0;

    /// <summary>Adds a picture at the end.</summary>
    /// <param name="picture">One that is known.</param>
    /// <param name="models">The models that are to see it.</param>
    public void Add(long picture, uint models) => _inputs.Add((_ids.BinarySearch(picture), models));

    /// <inheritdoc/>
    public IEnumerator<EmbeddingInput> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
