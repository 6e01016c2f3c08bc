using System.Buffers.Binary;
using System.Text;

namespace Akin.Tests.Support.Onnx;

/// <summary>Protocol buffers as bytes: fields that can be joined, and put into one another.</summary>
internal static class ProtoBytes
{
    private const int LengthType = 2;
    private const int Fixed32Type = 5;

    public static byte[] Field(int number, ReadOnlySpan<byte> content) =>
        [.. Start(number, content.Length), .. content];

    public static byte[] Field(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    public static byte[] Number(int number, long value) =>
        [.. VarInt((ulong)number << 3), .. VarInt((ulong)value)];

    public static byte[] Single(int number, float value)
    {
        var bytes = new byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        return [.. VarInt(((ulong)number << 3) | Fixed32Type), .. bytes];
    }

    /// <summary>What comes before a content of so many bytes.</summary>
    public static byte[] Start(int number, long length) =>
        [.. VarInt(((ulong)number << 3) | LengthType), .. VarInt((ulong)length)];

    private static byte[] VarInt(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        return [.. bytes, (byte)value];
    }
}
