using Akin.Duplicates.Comparing;
using Akin.Imaging;

namespace Akin.Duplicates;

/// <summary>
/// Decodes pictures for comparisons, each once for all comparisons that come soon after each other: the picture that
/// stays is compared with all its likes. Keeps the latest ones within a bound. Safe for several threads.
/// </summary>
/// <param name="decoder">Decodes them.</param>
/// <param name="pictures">The pictures.</param>
/// <param name="most">Bytes of pictures to keep; the latest one is kept however large it is.</param>
internal sealed class DecodedPictures(
    PictureDecoder decoder, IReadOnlyList<DuplicatePicture> pictures, long most = DecodedPictures.MostBytes)
{
    /// <summary>Bytes of pictures that are kept where the memory is not limited.</summary>
    public const long MostBytes = 128L << 20;
    private readonly Lock _lock = new();
    private readonly Dictionary<(int Row, int Side), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _latest = new();
    private long _bytes;

    /// <summary>A picture, no larger than a square; none when it cannot be had any more.</summary>
    /// <param name="row">Its place in the list.</param>
    /// <param name="side">The square's side in pixels.</param>
    public DecodedPicture? Of(int row, int side) =>
        Read(row, side) is { } picture ? DecodedPicture.Of(picture.Image) : null;

    /// <summary>The same as it was read.</summary>
    public ReadPicture? Read(int row, int side)
    {
        Entry entry;
        lock (_lock)
        {
            if (_entries.TryGetValue((row, side), out var node))
            {
                _latest.Remove(node);
            }
            else
            {
                node = new(new(row, side, new(() => PictureReading.Read(decoder, pictures[row], side))));
                _entries.Add((row, side), node);
                _bytes += BytesOf(side);
                Forget();
            }

            _latest.AddLast(node);
            entry = node.Value;
        }

        return entry.Picture.Value;
    }

    /// <summary>Makes room for one more.</summary>
    private void Forget()
    {
        while (_bytes > most && _latest.First is { } oldest)
        {
            _latest.RemoveFirst();
            _entries.Remove((oldest.Value.Row, oldest.Value.Side));
            _bytes -= BytesOf(oldest.Value.Side);
        }
    }

    private static long BytesOf(int side) => 3L * side * side;

    private sealed record Entry(int Row, int Side, Lazy<ReadPicture?> Picture);
}
