using System.Buffers.Binary;

namespace Akin.Imaging.Jpeg;

/// <summary>
/// What the segments before the scan of a plain JPEG say: baseline, 8 bits, luminance and two chrominances, all in one
/// scan. Whatever is otherwise is left to libvips.
/// </summary>
internal sealed class JpegFrame
{
    private const int Blocks = 64;
    private readonly short[]?[] _factors = new short[4][];
    private readonly HuffmanCode?[] _codes = new HuffmanCode[8];
    private JpegComponent[] _components = [];
    private bool _isYcc;

    /// <summary>Width in pixels.</summary>
    public int Width { get; private set; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; private set; }

    /// <summary>Units of the scan between two restart marks; 0 when there are none.</summary>
    public int RestartInterval { get; private set; }

    /// <summary>Where the scan's data start.</summary>
    public int ScanStart { get; private set; }

    /// <summary>Y, Cb and Cr.</summary>
    public ReadOnlySpan<JpegComponent> Components => _components;

    /// <summary>The embedded colour profile; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Profile { get; private set; }

    /// <summary>The places of coefficients in the order of the file: from the upper left to the lower right.</summary>
    public static ReadOnlySpan<byte> ZigZag =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63,
    ];

    /// <summary>Reads the segments; null when anything is not plain.</summary>
    public static JpegFrame? TryRead(ReadOnlyMemory<byte> file)
    {
        var frame = new JpegFrame();
        var bytes = file.Span;
        for (var at = 2; at + 4 <= bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (marker < 0xC0 || length < 2 || at + 2 + length > bytes.Length)
            {
                return null;
            }

            var body = file.Slice(at + 4, length - 2);
            at += 2 + length;
            if (marker == 0xDA)
            {
                frame.ScanStart = at;
                return frame.StartScan(body.Span) ? frame : null;
            }

            if (!frame.Take(marker, body))
            {
                return null;
            }
        }

        return null;
    }

    private bool Take(int marker, ReadOnlyMemory<byte> segment)
    {
        var body = segment.Span;
        switch (marker)
        {
            case 0xC0:
                return TakeFrame(body);
            case 0xC4:
                return TakeCodes(body);
            case 0xDB:
                return TakeFactors(body);
            case 0xDD:
                RestartInterval = body.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(body) : -1;
                return RestartInterval >= 0;
            case 0xE0:
                _isYcc |= body.Length >= 14 && body.StartsWith("JFIF\0"u8);
                return true;
            case 0xE2 when body.StartsWith("ICC_PROFILE\0"u8):
                // A profile in several parts is rare, and large.
                var whole = body.Length > 14 && Profile.IsEmpty && body[12] == 1 && body[13] == 1;
                Profile = whole ? segment[14..] : default;
                return whole;
            case 0xEE when body.StartsWith("Adobe"u8):
                const int transformAt = 11;
                _isYcc |= body.Length > transformAt && body[transformAt] == 1;
                return body.Length > transformAt && body[transformAt] == 1;
            default:
                return marker is (>= 0xE0 and <= 0xEF) or 0xFE;
        }
    }

    private bool TakeFrame(ReadOnlySpan<byte> body)
    {
        if (_components.Length > 0 || body.Length != 15 || body[0] != 8 || body[5] != 3)
        {
            return false;
        }

        Height = BinaryPrimitives.ReadUInt16BigEndian(body[1..]);
        Width = BinaryPrimitives.ReadUInt16BigEndian(body[3..]);
        _components = new JpegComponent[3];
        for (var i = 0; i < 3; i++)
        {
            var of = body.Slice(6 + (3 * i), 3);
            _components[i] = new() { Id = of[0], Across = of[1] >> 4, Down = of[1] & 15, Quantisation = of[2] };
        }

        var (y, cb, cr) = (_components[0], _components[1], _components[2]);
        _isYcc |= (y.Id, cb.Id, cr.Id) == (1, 2, 3);
        return Height > 0 && (y.Across, y.Down) is (1, 1) or (2, 1) or (2, 2)
            && (cb.Across, cb.Down, cr.Across, cr.Down) == (1, 1, 1, 1);
    }

    private bool TakeFactors(ReadOnlySpan<byte> body)
    {
        for (; body.Length > Blocks; body = body[(Blocks + 1)..])
        {
            if (body[0] > 3)
            {
                return false; // Sixteen bits, or no such table.
            }

            var factors = _factors[body[0]] = new short[Blocks];
            for (var i = 0; i < Blocks; i++)
            {
                factors[ZigZag[i]] = body[1 + i];
            }
        }

        return body.IsEmpty;
    }

    private bool TakeCodes(ReadOnlySpan<byte> body)
    {
        const int header = 17;
        while (body.Length > header)
        {
            var symbols = 0;
            foreach (var count in body[1..header])
            {
                symbols += count;
            }

            var (kind, number) = (body[0] >> 4, body[0] & 15);
            if (kind > 1 || number > 3 || symbols > 256 || body.Length < header + symbols
                || (kind == 0 && body.Slice(header, symbols).ContainsAnyExceptInRange((byte)0, (byte)15))
                || HuffmanCode.TryMake(body[1..header], body.Slice(header, symbols)) is not { } code)
            {
                return false;
            }

            _codes[(kind * 4) + number] = code;
            body = body[(header + symbols)..];
        }

        return body.IsEmpty;
    }

    private bool StartScan(ReadOnlySpan<byte> body)
    {
        if (!_isYcc || _components.Length == 0 || body.Length != 10 || body[0] != 3
            || !body[7..].SequenceEqual<byte>([0, 63, 0]))
        {
            return false;
        }

        for (var i = 0; i < 3; i++)
        {
            var component = _components[i];
            var tables = body[2 + (2 * i)];
            if (body[1 + (2 * i)] != component.Id || component.Quantisation > 3 || (tables & 0xCC) != 0)
            {
                return false;
            }

            component.Factors = _factors[component.Quantisation] ?? [];
            component.First = _codes[tables >> 4];
            component.Others = _codes[4 + (tables & 15)];
        }

        return Array.TrueForAll(_components, c => c is { Factors.Length: Blocks, First: not null, Others: not null });
    }
}
