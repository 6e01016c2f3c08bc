using Akin.Imaging;
using Akin.Imaging.Writing;
using Akin.Numerics;

namespace Akin.Rendering.Mosaics;

/// <summary>
/// Paints a mosaic strip by strip, from top to bottom. A picture is decoded when the first strip that shows a pixel of
/// it comes, and forgotten after its last; one that is never seen is never decoded.
/// </summary>
internal sealed class MosaicPainter
{
    // Strips begin at whole blocks of JPEG; any number would do.
    private const int Block = 16;
    private readonly IReadOnlyList<MosaicPicture> _pictures;
    private readonly IMosaicSource _source;
    private readonly MosaicOptions _options;
    private readonly IProgress<StageProgress>? _progress;
    private readonly IReadOnlyList<MosaicBox> _boxes;
    private readonly RgbImage? _legend;
    private readonly Dictionary<int, (RgbImage Image, int Bottom)> _images = [];
    private readonly HashSet<int> _drawn = [];
    private readonly HashSet<int> _failed = [];
    private readonly int _stripRows;
    private int _done;

    public MosaicPainter(
        IReadOnlyList<MosaicPicture> pictures, IMosaicSource source, MosaicOptions options,
        IReadOnlyList<MosaicBox> boxes, IProgress<StageProgress>? progress)
    {
        (_pictures, _source, _options, _boxes, _progress) = (pictures, source, options, boxes, progress);
        _legend = MosaicLegend.Draw(options);
        _stripRows = Math.Min(
            options.Height, Math.Max(1, options.StripBytes / (3 * options.Width) / Block) * Block);
    }

    public MosaicResult Paint(PictureWriter writer, CancellationToken cancellation)
    {
        var strips = (_options.Height + _stripRows - 1) / _stripRows;
        var touching = new StripBoxes(_boxes, _options.Height, _stripRows);
        var cover = new StripCover(_options.Width, _stripRows);
        var sheet = new MosaicSheet(_options.Width, _stripRows, _options.Ground);
        for (var strip = 0; strip < strips; strip++)
        {
            var touched = touching.Of(strip);
            var end = Math.Min(_options.Height, (strip + 1) * _stripRows);
            for (int top = strip * _stripRows, count; top < end; top += count)
            {
                cancellation.ThrowIfCancellationRequested();
                var boxes = Fetch(touched, cover, top, end - top, out count, cancellation);
                Paint(sheet, boxes, top, count, cancellation);
                writer.Write(sheet.Rows, cancellation);
                Forget(top + count);
            }
        }

        var hidden = Hidden(cancellation);
        return new(_drawn.Count, hidden, _pictures.Count - _boxes.Count, [.. _failed.Order()]);
    }

    /// <summary>
    /// The boxes that are seen in the rows from <paramref name="top"/> on, with their pictures decoded.
    /// </summary>
    /// <param name="boxes">Those that lie in the strip.</param>
    /// <param name="cover">Tells what is seen.</param>
    /// <param name="top">The first row.</param>
    /// <param name="rows">The rows of the strip from there on.</param>
    /// <param name="count">As many of these as show no more pictures than may be held.</param>
    /// <param name="cancellation">Stops the work.</param>
    private List<MosaicBox> Fetch(
        List<MosaicBox> boxes, StripCover cover, int top, int rows, out int count, CancellationToken cancellation)
    {
        count = rows;
        while (true)
        {
            // One that cannot be had hides nothing, so others may come to light.
            boxes.RemoveAll(box => _failed.Contains(box.Picture));
            var seen = cover.Seen(boxes, top, count).ConvertAll(i => boxes[i]);
            if (count > 1 && BytesOf(seen) > _options.PictureBytes)
            {
                count = (count + 1) / 2;
                continue;
            }

            ForgetUnseen(seen);
            var missing = seen.Where(box => !_images.ContainsKey(box.Picture)).ToArray();
            var images = ChunkedWork.Map(missing.Length, 1, _options.Threads, (i, _, _) =>
            {
                var image = _source.Fetch(missing[i].Picture, missing[i].InnerWidth, missing[i].InnerHeight);
                _progress?.Report(new("mosaic", Interlocked.Increment(ref _done), _boxes.Count, "pictures"));
                return image;
            }, cancellation);
            for (var i = 0; i < missing.Length; i++)
            {
                if (images[i] is { } image)
                    _images.Add(missing[i].Picture, (image, missing[i].Bottom));
                else
                    _failed.Add(missing[i].Picture);
            }

            if (Array.TrueForAll(images, image => image is not null))
            {
                _drawn.UnionWith(seen.Select(box => box.Picture));
                return seen;
            }

            FindGone(boxes, cancellation);
        }
    }

    /// <summary>
    /// Notes those of some boxes whose pictures are not there any more. Where a folder has gone, pictures would else be
    /// found missing layer by layer, and what is seen worked out anew for each.
    /// </summary>
    private void FindGone(List<MosaicBox> boxes, CancellationToken cancellation)
    {
        int[] open =
        [
            .. boxes.Select(box => box.Picture)
                .Where(picture => !_images.ContainsKey(picture) && !_failed.Contains(picture)),
        ];
        var there = ChunkedWork.Map(
            open.Length, 1, _options.Threads, (i, _, _) => _source.IsThere(open[i]), cancellation);
        _failed.UnionWith(open.Where((_, i) => !there[i]));
    }

    private static long BytesOf(List<MosaicBox> seen) => seen.Sum(box => 3L * box.InnerWidth * box.InnerHeight);

    /// <summary>Drops pictures that are not seen now, to be decoded again where they are, when too many are held.
    /// </summary>
    private void ForgetUnseen(List<MosaicBox> seen)
    {
        var wanted = seen.Select(box => box.Picture).ToHashSet();
        if (BytesOf(seen) + _images.Where(held => !wanted.Contains(held.Key))
            .Sum(held => (long)held.Value.Image.Pixels.Length) <= _options.PictureBytes)
            return;

        foreach (var picture in _images.Keys.Where(picture => !wanted.Contains(picture)).ToArray())
            _images.Remove(picture);
    }

    private void Paint(
        MosaicSheet sheet, List<MosaicBox> boxes, int top, int count, CancellationToken cancellation)
    {
        sheet.Begin(top, count);
        ChunkedWork.For(count, Block * 4, _options.Threads, (_, start, length) => PaintRows(
            sheet, boxes, top + start, length), cancellation);
    }

    private void PaintRows(MosaicSheet sheet, List<MosaicBox> boxes, int top, int count)
    {
        sheet.Clear(top, count);
        foreach (var box in boxes)
        {
            if (box.Bottom <= top || box.Top >= top + count)
                continue;

            sheet.Paint(box, _images[box.Picture].Image, Palette.Rgb(_pictures[box.Picture].Colour), top, count);
        }

        if (_legend is not null)
        {
            var box = new MosaicBox(
                -1, 0, _options.Height - _legend.Height, _legend.Width, _legend.Height, Border: 0);
            sheet.Paint(box, _legend, _options.Ground, top, count);
        }
    }

    private void Forget(int bottom)
    {
        foreach (var (picture, held) in _images)
        {
            if (held.Bottom <= bottom)
                _images.Remove(picture);
        }
    }

    /// <summary>How many were never seen; those of them that are not there any more have failed.</summary>
    private int Hidden(CancellationToken cancellation)
    {
        var unseen = _boxes.Select(box => box.Picture)
            .Where(picture => !_drawn.Contains(picture) && !_failed.Contains(picture)).ToArray();
        var there = ChunkedWork.Map(
            unseen.Length, 1, _options.Threads, (i, _, _) => _source.IsThere(unseen[i]), cancellation);
        for (var i = 0; i < unseen.Length; i++)
        {
            if (!there[i])
                _failed.Add(unseen[i]);
        }

        return there.Count(each => each);
    }
}
