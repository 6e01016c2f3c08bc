using System.Buffers.Binary;
using System.Diagnostics;

namespace Akin.Imaging.Writing;

/// <summary>Where the parts of a baseline JPEG of one scan lie.</summary>
/// <param name="Height">Offset of the height in the frame header.</param>
/// <param name="UnitWidth">Width in pixels of what is coded together.</param>
/// <param name="UnitHeight">Its height.</param>
/// <param name="ScanHeader">Offset of the scan header's mark.</param>
/// <param name="Scan">Offset of the first coded byte; the last are before the end mark, the file's last two.</param>
internal readonly record struct JpegLayout(int Height, int UnitWidth, int UnitHeight, int ScanHeader, int Scan)
{
    private const byte BaselineFrame = 0xC0;
    private const byte StartOfScan = 0xDA;

    /// <summary>Reads the marks of a file that Akin's encoder wrote.</summary>
    public static JpegLayout Of(ReadOnlySpan<byte> file)
    {
        var result = default(JpegLayout);
        for (var at = 2; file[at] == 0xFF; at += 2 + Length(file, at))
        {
            if (file[at + 1] == BaselineFrame)
            {
                // Mark 2, length 2, precision 1, height 2, width 2, count 1, then the first component's factors.
                var factors = file[at + 11];
                result = result with
                {
                    Height = at + 5,
                    UnitWidth = 8 * (factors >> 4),
                    UnitHeight = 8 * (factors & 0xF),
                };
            }

            if (file[at + 1] == StartOfScan)
            {
                return result.Height > 0
                    ? result with { ScanHeader = at, Scan = at + 2 + Length(file, at) }
                    : throw new UnreachableException("Bug in Akin: the encoder wrote no baseline JPEG.");
            }
        }

        throw new UnreachableException("Bug in Akin: the encoder wrote a JPEG without a scan.");
    }

    private static int Length(ReadOnlySpan<byte> file, int at) =>
        BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
}
