using System.Globalization;
using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>
/// Reads what a TensorProto says of itself, and checks it against the bytes that are there: a tensor that claims more
/// values than it has is refused before anyone makes room for them.
/// </summary>
internal static class WeightReader
{
    private const int MostDimensions = 64;
    private const int Outside = 1;

    /// <summary>Reads one.</summary>
    /// <exception cref="GraphFormatException">Its claims do not fit its bytes.</exception>
    public static GraphWeight Read(ReadOnlySpan<byte> file, ByteRange message, GraphParts parts)
    {
        var claims = new Claims();
        var fields = new ProtoReader(file, message);
        while (fields.Next())
        {
            Read(file, fields, claims, parts);
        }

        var weight = new GraphWeight(claims.Name, claims.Element, claims.Shape, null)
        {
            Values = claims.CanStay ? claims.Values : default,
            Message = message,
        };
        var elements = Elements(weight);
        if (!claims.IsOutside)
        {
            Check(weight, claims, elements);
            return weight;
        }

        weight = Locate(weight, claims, elements);
        parts.External.Add(weight);
        return weight;
    }

    /// <summary>Bytes of one value; 0 when values have no fixed size or one below a byte.</summary>
    internal static int SizeOf(OnnxElementType element) => element switch
    {
        OnnxElementType.UInt8 or OnnxElementType.Int8 or OnnxElementType.Boolean => 1,
        OnnxElementType.UInt16 or OnnxElementType.Int16 or OnnxElementType.Float16 or OnnxElementType.BFloat16 => 2,
        OnnxElementType.Float32 or OnnxElementType.Int32 or OnnxElementType.UInt32 => 4,
        OnnxElementType.Double or OnnxElementType.Int64 or OnnxElementType.UInt64 or OnnxElementType.Complex64 => 8,
        OnnxElementType.Complex128 => 16,
        _ => 0,
    };

    private static void Read(ReadOnlySpan<byte> file, ProtoReader fields, Claims claims, GraphParts parts)
    {
        switch (fields.Field)
        {
            case 1:
                fields.AddNumbers(claims.Shape, MostDimensions);
                break;
            case 2:
                claims.Element = (OnnxElementType)fields.Number();
                break;
            case 8:
                claims.Name = fields.Text();
                break;
            case 9:
                claims.Add(fields.Message(), raw: true, plain: true);
                break;
            case 4 or 10 when fields.Wire == ProtoWire.Bytes:
                claims.Add(fields.Content, raw: false, plain: fields.Field == 4);
                break;
            case 4 or 5 or 6 or 7 or 10 or 11:
                claims.Typed += fields.Wire == ProtoWire.Bytes ? fields.Content.Length : 1;
                claims.Pieces = 2;
                parts.Count();
                break;
            case 13:
                claims.Place(ReadEntry(file, fields.Message()));
                break;
            case 14:
                claims.IsOutside = fields.Number() == Outside;
                break;
        }
    }

    private static long Elements(GraphWeight weight)
    {
        var elements = 1L;
        foreach (var size in weight.Shape)
        {
            if (size < 0 || (size > 0 && elements > long.MaxValue / 16 / size))
            {
                throw new GraphFormatException(
                    $"has weights '{weight.Name}' of an impossible shape, {string.Join(" × ", weight.Shape)}.");
            }

            elements *= size;
        }

        return elements;
    }

    // Typed lists hold a value in at least one byte, or in four (float) or eight (double).
    private static void Check(GraphWeight weight, Claims claims, long elements)
    {
        var size = SizeOf(weight.Element);
        var fits = claims.Raw > 0 && size > 0
            ? claims.Raw == elements * size
            : claims.Raw > 0 || elements <= claims.Typed + claims.Packed;
        if (!fits)
        {
            throw new GraphFormatException(
                $"has weights '{weight.Name}' of {elements:N0} values, but too few or too many bytes for them: it is "
                + "damaged.");
        }
    }

    private static GraphWeight Locate(GraphWeight weight, Claims claims, long elements)
    {
        var size = SizeOf(weight.Element);
        var needed = elements * size;
        var length = claims.Length ?? needed;
        if (claims.Location.Length == 0 || !IsBeside(claims.Location))
        {
            throw new GraphFormatException(
                $"has its weights '{weight.Name}' in '{claims.Location}', which is not a file beside it.");
        }

        return claims.Offset >= 0 && size > 0 && length == needed
            ? weight with { Location = claims.Location, Offset = claims.Offset, Length = length, Values = default }
            : throw new GraphFormatException(
                $"has weights '{weight.Name}' of {elements:N0} values, but says that they take {length:N0} bytes at "
                + $"{claims.Offset:N0} of {claims.Location}.");
    }

    /// <summary>A relative path that never leaves the model's folder.</summary>
    private static bool IsBeside(string location) =>
        !Path.IsPathRooted(location) && !location.Contains(':', StringComparison.Ordinal)
        && !location.Contains('\0', StringComparison.Ordinal)
        && location.Split('/', '\\').All(part => part != "..");

    private static (string Key, string Value) ReadEntry(ReadOnlySpan<byte> file, ByteRange message)
    {
        var (key, value) = ("", "");
        var fields = new ProtoReader(file, message);
        while (fields.Next())
        {
            (key, value) = fields.Field switch
            {
                1 => (fields.Text(), value),
                2 => (key, fields.Text()),
                _ => (key, value),
            };
        }

        return (key, value);
    }

    /// <summary>What the message says.</summary>
    private sealed class Claims
    {
        public string Name { get; set; } = "";

        public OnnxElementType Element { get; set; }

        public List<long> Shape { get; } = [];

        public long Raw { get; private set; }

        /// <summary>Bytes of packed numbers of fixed size, counted in values.</summary>
        public long Packed { get; private set; }

        /// <summary>Other numbers: at least so many bytes each.</summary>
        public long Typed { get; set; }

        /// <summary>In how many pieces the values lie; only one piece can be used where it lies.</summary>
        public int Pieces { get; set; }

        public ByteRange Values { get; private set; }

        /// <summary>Whether the values lie in one piece, as the processor wants them.</summary>
        public bool CanStay => Pieces == 1 && SizeOf(Element) > 0 && (Raw > 0 || Element == OnnxElementType.Float32);

        public bool IsOutside { get; set; }

        public string Location { get; private set; } = "";

        public long Offset { get; private set; }

        public long? Length { get; private set; }

        public void Add(ByteRange values, bool raw, bool plain)
        {
            Raw += raw ? values.Length : 0;
            Packed += raw ? 0 : values.Length / (plain ? sizeof(float) : sizeof(double));
            Pieces += plain ? 1 : 2;
            Values = values;
        }

        public void Place((string Key, string Value) entry)
        {
            switch (entry.Key)
            {
                case "location":
                    Location = entry.Value;
                    break;
                case "offset":
                    Offset = Parse(entry.Value);
                    break;
                case "length":
                    Length = Parse(entry.Value);
                    break;
            }
        }

        private static long Parse(string text) =>
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new GraphFormatException($"says '{text}' where the place of its weights belongs.");
    }
}
