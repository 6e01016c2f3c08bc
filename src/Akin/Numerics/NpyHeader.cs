using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Akin.Numerics;

/// <summary>
/// The header of an NPY file, versions 1.0 to 3.0: a magic word, a length, and a Python dictionary of the element type,
/// the order and the shape, padded so that the values start at a multiple of 64 bytes.
/// </summary>
/// <param name="ElementType">NumPy's name of the element type: <c>&lt;f4</c>; empty when it is a structure.</param>
/// <param name="FortranOrder">Whether columns, not rows, lie together.</param>
/// <param name="Shape">The lengths along each axis.</param>
/// <param name="DataOffset">Where the values start, in bytes.</param>
internal sealed partial record NpyHeader(string ElementType, bool FortranOrder, long[] Shape, long DataOffset)
{
    private const int Alignment = 64;
    private const int MaxLength = 1 << 20;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads the header at the start of a file; <paramref name="path"/> is for the messages.</summary>
    public static NpyHeader Read(Stream stream, string path)
    {
        Span<byte> start = stackalloc byte[12];
        var got = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (got < Magic.Length || !start[..Magic.Length].SequenceEqual(Magic))
        {
            throw new NpyFormatException($"{path} is not an NPY file.");
        }

        if (got < Magic.Length + 2)
        {
            throw new NpyFormatException(Torn(path));
        }

        var version = start[6];
        if (version is < 1 or > 3)
        {
            throw new NpyFormatException($"{path} has NPY version {version}.{start[7]}; versions 1.0 to 3.0 are read.");
        }

        var prefix = version == 1 ? 10 : 12;
        var length = version == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(start[8..])
            : BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        if (got < start.Length || length > MaxLength || prefix + length > stream.Length)
        {
            throw new NpyFormatException(Torn(path));
        }

        var text = new byte[length];
        stream.Position = prefix;
        stream.ReadExactly(text);
        return Parse(Encoding.UTF8.GetString(text), prefix + (long)length, path);
    }

    /// <summary>The bytes of a version 1.0 header, as NumPy writes it.</summary>
    public static byte[] Format(string elementType, params ReadOnlySpan<long> shape)
    {
        var lengths = string.Join(", ", shape.ToArray()) + (shape.Length == 1 ? "," : "");
        var text = $"{{'descr': '{elementType}', 'fortran_order': False, 'shape': ({lengths}), }}";
        var total = (10 + text.Length + 1 + Alignment - 1) / Alignment * Alignment;
        var bytes = new byte[total];
        bytes.AsSpan().Fill((byte)' ');
        Magic.CopyTo(bytes);
        bytes[6] = 1;
        bytes[7] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)(total - 10));
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(10));
        bytes[^1] = (byte)'\n';
        return bytes;
    }

    private static string Torn(string path) => $"{path} is torn: it ends within its NPY header.";

    private static NpyHeader Parse(string text, long dataOffset, string path)
    {
        var type = ElementTypePattern().Match(text);
        var order = OrderPattern().Match(text);
        var shape = ShapePattern().Match(text);
        if (!order.Success || !shape.Success)
        {
            throw new NpyFormatException($"{path} has a damaged NPY header.");
        }

        var lengths = shape.Groups[1].Value
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(length => long.TryParse(
                length.TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : throw new NpyFormatException($"{path} has a damaged NPY header."))
            .ToArray();
        return new(type.Groups[1].Value, order.Groups[1].Value == "True", lengths, dataOffset);
    }

    [GeneratedRegex(@"'descr'\s*:\s*'([^']*)'")]
    private static partial Regex ElementTypePattern();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(True|False)")]
    private static partial Regex OrderPattern();

    [GeneratedRegex(@"'shape'\s*:\s*\(([0-9L,\s]*)\)")]
    private static partial Regex ShapePattern();
}
