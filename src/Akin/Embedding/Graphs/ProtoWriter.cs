using System.Buffers;
using System.Text;

namespace Akin.Embedding.Graphs;

/// <summary>Writes a message of protocol buffers field by field.</summary>
internal sealed class ProtoWriter
{
    private const int LongestVarInt = 10;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>Writes a whole number.</summary>
    public void Number(int field, long value)
    {
        VarInt(((ulong)field << 3) | (ulong)ProtoWire.Number);
        VarInt((ulong)value);
    }

    /// <summary>Writes a text.</summary>
    public void Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a message that another writer holds.</summary>
    public void Message(int field, ProtoWriter message) => Bytes(field, message.Written);

    /// <summary>Writes fields as they are, tags and all.</summary>
    public void Raw(ReadOnlySpan<byte> fields) => _bytes.Write(fields);

    /// <summary>Writes bytes.</summary>
    public void Bytes(int field, ReadOnlySpan<byte> content)
    {
        VarInt(((ulong)field << 3) | (ulong)ProtoWire.Bytes);
        VarInt((ulong)content.Length);
        _bytes.Write(content);
    }

    private void VarInt(ulong value)
    {
        var span = _bytes.GetSpan(LongestVarInt);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            span[length++] = (byte)(value | 0x80);
        }

        span[length++] = (byte)value;
        _bytes.Advance(length);
    }
}
