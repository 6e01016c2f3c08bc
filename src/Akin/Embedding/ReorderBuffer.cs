using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Akin.Embedding;

/// <summary>Brings items that finish in any order back into the order of their indices 0, 1, 2, …</summary>
internal sealed class ReorderBuffer<T>
{
    private readonly Dictionary<int, T> _waiting = [];
    private int _next;

    /// <summary>Keeps an item until all before it were taken.</summary>
    public void Add(int index, T item)
    {
        if (index < _next || !_waiting.TryAdd(index, item))
        {
            throw new UnreachableException($"Bug in Akin: item {index} came twice.");
        }
    }

    /// <summary>Takes the next item of the order, if it is there.</summary>
    public bool TryTake([MaybeNullWhen(false)] out T item)
    {
        if (!_waiting.Remove(_next, out item))
        {
            return false;
        }

        _next++;
        return true;
    }
}
