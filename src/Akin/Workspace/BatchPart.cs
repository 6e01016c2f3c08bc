namespace Akin.Workspace;

/// <summary>What one set takes of a batch.</summary>
/// <param name="Number">The shard's number when it takes the place of a broken one; none for the next free one.</param>
/// <param name="Pictures">The pictures that the set lacks, in the order of their ids.</param>
/// <param name="Originals">For those that need not be inferred, a picture of the same bytes that the model has seen
/// or sees before.</param>
internal sealed record BatchPart(int? Number, long[] Pictures, IReadOnlyDictionary<long, long> Originals)
{
    /// <summary>Whether the set takes a picture.</summary>
    public bool Takes(long picture) => Array.BinarySearch(Pictures, picture) >= 0;
}
