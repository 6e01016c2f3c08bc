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
            cancellation.ThrowIfCancellationRequested();
            var (top, count) = (strip * _stripRows, Math.Min(_stripRows, _options.Height - (strip * _stripRows)));
            var boxes = Fetch(touching.Of(strip), cover, top, count, cancellation);
            sheet.Begin(top, count);
            ChunkedWork.For(count, Block * 4, _options.Threads, (_, start, length) => PaintRows(
                sheet, boxes, top + start, length), cancellation);
            writer.Write(sheet.Rows, cancellation);
            Forget(top + count);
        }

        var hidden = Hidden(cancellation);
        return new(_drawn.Count, hidden, _pictures.Count - _boxes.Count, [.. _failed.Order()]);
    }

    /// <summary>The boxes that are seen in a strip, with their pictures decoded.</summary>
    private List<MosaicBox> Fetch(
        List<MosaicBox> boxes, StripCover cover, int top, int count, CancellationToken cancellation)
    {
        while (true)
        {
            // One that cannot be had hides nothing, so others may come to light.
            boxes.RemoveAll(box => _failed.Contains(box.Picture));
            var seen = cover.Seen(boxes, top, count).ConvertAll(i => boxes[i]);
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
        }
    }

    private void PaintRows(MosaicSheet sheet, List<MosaicBox> boxes, int top, int count)
    {
        sheet.Clear(top, count);
        foreach (var box in boxes)
        {
            if (box.Bottom <= top || box.Top >= top + count)
                continue;

            sheet.Paint(
                box, _images[box.Picture].Image, MosaicGround.ColourOn(_pictures[box.Picture].Colour, _options.Ground),
                top, count);
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
