using System.Runtime.InteropServices;

namespace Akin.Intake;

/// <summary>
/// Many paths, packed into a few large pieces of memory: one byte a character where all of a path's fit, two where they
/// do not, and five more. A string takes three to five times that.
/// </summary>
internal sealed class PackedPaths
{
    private const int PieceBytes = 1 << 20;
    private const int Head = sizeof(int);

    private readonly List<byte[]> _pieces = [];
    private int _used = PieceBytes;

    /// <summary>Adds a path.</summary>
    /// <returns>What it is found by.</returns>
    public long Add(string path)
    {
        var isWide = path.AsSpan().ContainsAnyExceptInRange('\0', '\xFF');
        var bytes = Head + (isWide ? path.Length * sizeof(char) : path.Length);
        if (bytes > PieceBytes - _used)
        {
            _pieces.Add(new byte[Math.Max(PieceBytes, bytes)]);
            _used = 0;
        }

        var place = _pieces[^1].AsSpan(_used, bytes);
        var length = isWide ? ~path.Length : path.Length;
        MemoryMarshal.Write(place, in length);
        if (isWide)
        {
            MemoryMarshal.AsBytes(path.AsSpan()).CopyTo(place[Head..]);
        }
        else
        {
            for (var i = 0; i < path.Length; i++)
            {
                place[Head + i] = (byte)path[i];
            }
        }

        var key = ((long)(_pieces.Count - 1) << 32) | (uint)_used;
        _used = Math.Min(PieceBytes, _used + bytes);
        return key;
    }

    /// <summary>The path that <see cref="Add"/> gave this number for.</summary>
    public string this[long key] => Find(key, out var isWide) is var bytes && isWide
        ? new string(MemoryMarshal.Cast<byte, char>(bytes))
        : string.Create(bytes.Length, bytes, static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = (char)from[i];
            }
        });

    /// <summary>Which of two paths is first in ordinal order: below 0 for the first, 0 for equal ones.</summary>
    public int Compare(long a, long b)
    {
        var first = Find(a, out var isFirstWide);
        var second = Find(b, out var isSecondWide);
        return isFirstWide || isSecondWide
            ? string.CompareOrdinal(this[a], this[b])
            : first.SequenceCompareTo(second);
    }

    private ReadOnlySpan<byte> Find(long key, out bool isWide)
    {
        var from = _pieces[(int)(key >> 32)].AsSpan((int)key);
        var length = MemoryMarshal.Read<int>(from);
        isWide = length < 0;
        return from.Slice(Head, isWide ? ~length * sizeof(char) : length);
    }
}
