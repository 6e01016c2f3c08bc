namespace Akin.Embedding.Graphs;

/// <summary>Some bytes of a model's file.</summary>
/// <param name="Start">The first.</param>
/// <param name="Length">How many.</param>
internal readonly record struct ByteRange(int Start, int Length)
{
    public int End => Start + Length;
}
