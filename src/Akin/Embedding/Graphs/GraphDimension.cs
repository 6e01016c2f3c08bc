using System.Globalization;

namespace Akin.Embedding.Graphs;

/// <summary>One dimension of a tensor as a graph declares it.</summary>
/// <param name="Size">Its size; −1 when any will do or it is not known.</param>
/// <param name="Symbol">The name of a free size; empty when it has none.</param>
public readonly record struct GraphDimension(long Size, string Symbol = "")
{
    /// <summary>Whether the size is given.</summary>
    public bool IsFixed => Size >= 0;

    /// <summary>The size, the name of a free one, or a question mark.</summary>
    public override string ToString() =>
        IsFixed ? Size.ToString(CultureInfo.InvariantCulture) : Symbol.Length > 0 ? Symbol : "?";
}
