using Akin.Imaging;
using Akin.Numerics;

namespace Akin.Rendering.Pictures;

/// <summary>Small square pictures for the map, many to a sheet, as many as the budget of bytes allows.</summary>
internal sealed record SpriteSheets(int Cell, int Columns, IReadOnlyList<byte[]> Sheets, IReadOnlyList<int> Rows)
{
    private const int PerSide = 16;
    private const int PerSheet = PerSide * PerSide;

    /// <summary>Makes sheets for all rows, or for a fair sample of them.</summary>
    /// <param name="source">Where the pictures come from.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="budget">Bytes of all sheets together, at most.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="progress">Told after each sheet.</param>
    /// <param name="cancellation">Checked before each sheet.</param>
    public static SpriteSheets Make(
        ThumbnailSource source, int count, int budget, int threads, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var cell = count switch { <= 1200 => 80, <= 4000 => 64, <= 9000 => 52, _ => 44 };
        var order = source.IsThere ? FairOrder.Of(count) : [];
        var (sheets, rows, bytes) = (new List<byte[]>(), new List<int>(), 0L);
        for (var start = 0; start < order.Length; start += PerSheet)
        {
            cancellation.ThrowIfCancellationRequested();
            var part = order.AsMemory(start, Math.Min(PerSheet, order.Length - start));
            var sheet = Encode(source, part, cell, threads, rows, cancellation);
            bytes += sheet.Length;
            if (bytes > budget)
            {
                rows.RemoveRange(sheets.Count * PerSheet, rows.Count - (sheets.Count * PerSheet));
                break;
            }

            sheets.Add(sheet);
            progress?.Report(new("map pictures", rows.Count, order.Length, "pictures"));
        }

        return new(cell, PerSide, sheets, rows);
    }

    private static byte[] Encode(
        ThumbnailSource source, ReadOnlyMemory<int> part, int cell, int threads, List<int> rows,
        CancellationToken cancellation)
    {
        var images = ChunkedWork.Map(
            part.Length, 1, threads, (i, _, _) => source.Square(part.Span[i], cell), cancellation);
        var lines = (part.Length + PerSide - 1) / PerSide;
        var sheet = new PixelSheet(PerSide * cell, lines * cell, 0x8A8F98);
        for (var i = 0; i < images.Length; i++)
        {
            if (images[i] is { } image)
                sheet.Place(image, i % PerSide * cell, i / PerSide * cell);

            rows.Add(part.Span[i]);
        }

        return PictureEncoder.WebP(sheet.ToImage(), 58);
    }
}
