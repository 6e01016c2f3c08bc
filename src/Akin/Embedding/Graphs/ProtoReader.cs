using System.Text;

namespace Akin.Embedding.Graphs;

/// <summary>
/// Reads one message of protocol buffers field by field, over the bytes where they lie: contents are ranges of the
/// file, never copies. Every length is checked before it is believed.
/// </summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> file, ByteRange message)
{
    private const int LongestName = 16_384;

    private readonly ReadOnlySpan<byte> _file = file;
    private readonly int _end = message.End;
    private int _at = message.Start;

    /// <summary>The number of the field.</summary>
    public int Field { get; private set; }

    /// <summary>How its value is written.</summary>
    public ProtoWire Wire { get; private set; }

    /// <summary>The value, when it is a number.</summary>
    public ulong Value { get; private set; }

    /// <summary>The content, when it has a length.</summary>
    public ByteRange Content { get; private set; }

    /// <summary>The whole field with its tag.</summary>
    public ByteRange Whole { get; private set; }

    /// <summary>Goes to the next field; false at the message's end.</summary>
    /// <exception cref="GraphFormatException">The bytes are no message.</exception>
    public bool Next()
    {
        if (_at == _end)
        {
            return false;
        }

        var start = _at;
        var tag = VarInt();
        if (tag is < 8 or > uint.MaxValue)
        {
            throw Malformed(start);
        }

        (Field, Wire) = ((int)(tag >> 3), (ProtoWire)(tag & 7));
        switch (Wire)
        {
            case ProtoWire.Number:
                Value = VarInt();
                break;
            case ProtoWire.Eight:
                Skip(8, start);
                break;
            case ProtoWire.Four:
                Skip(4, start);
                break;
            case ProtoWire.Bytes:
                var length = VarInt();
                Content = new ByteRange(_at, (int)Math.Min(length, int.MaxValue));
                Skip(length, start);
                break;
            default:
                throw Malformed(start);
        }

        Whole = new ByteRange(start, _at - start);
        return true;
    }

    /// <summary>The content as a message.</summary>
    public readonly ByteRange Message() => Wire == ProtoWire.Bytes ? Content : throw WrongType();

    /// <summary>The value as a whole number.</summary>
    public readonly long Number() => Wire == ProtoWire.Number ? (long)Value : throw WrongType();

    /// <summary>The content as a short text.</summary>
    public readonly string Text()
    {
        var range = Message();
        return range.Length <= LongestName
            ? Encoding.UTF8.GetString(_file.Slice(range.Start, range.Length))
            : throw new GraphFormatException($"has a name of {range.Length:N0} bytes.");
    }

    /// <summary>The content as a text; empty when it is too long to be looked at.</summary>
    public readonly string ShortText() => Message().Length <= LongestName ? Text() : "";

    /// <summary>Adds the field's whole numbers, written one by one or packed.</summary>
    public readonly void AddNumbers(List<long> numbers, int most)
    {
        if (Wire == ProtoWire.Number)
        {
            numbers.Add((long)Value);
        }
        else
        {
            var packed = new ProtoReader(_file, Message());
            while (packed._at < packed._end && numbers.Count <= most)
            {
                numbers.Add((long)packed.VarInt());
            }
        }

        if (numbers.Count > most)
        {
            throw new GraphFormatException($"has a list of more than {most} numbers where few belong.");
        }
    }

    private readonly GraphFormatException WrongType() =>
        new($"has a field of another type than ONNX says, at byte {Whole.Start:N0}.");

    private static GraphFormatException Malformed(int at) =>
        new($"is no ONNX model, or is cut short or damaged: the bytes at {at:N0} make no sense.");

    private void Skip(ulong bytes, int start)
    {
        if (bytes > (ulong)(_end - _at))
        {
            throw Malformed(start);
        }

        _at += (int)bytes;
    }

    private ulong VarInt()
    {
        const int longest = 10;
        ulong value = 0;
        for (var i = 0; i < longest && _at < _end; i++)
        {
            var next = _file[_at++];
            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Malformed(_at);
    }
}
