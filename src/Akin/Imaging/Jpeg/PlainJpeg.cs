using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Akin.Imaging.Colours;

namespace Akin.Imaging.Jpeg;

/// <summary>
/// A small plain JPEG, decoded here: libvips and its object system take longer over such a picture than its pixels do.
/// The pixels are those of libjpeg to the bit. Whatever is not plain or not sound is refused, so that libvips decides
/// about it; which of the two decoded a picture can be told by nothing but the time.
/// </summary>
internal sealed class PlainJpeg : IPictureRows
{
    /// <summary>Larger pictures stream through libvips, whose own work is then no matter.</summary>
    private const int MostPixels = 1 << 20;

    private const int Strip = 8;
    private static readonly ConcurrentBag<PlainJpeg> Idle = [];
    private readonly Plane[] _planes = [new(), new(), new()];
    private readonly short[] _block = new short[64];
    private readonly ChromaUpsampler _upsampler = new();
    private JpegFrame _frame = null!;
    private MatrixProfile? _profile;
    private byte[] _rgb = [];
    private byte[] _blue = [];
    private byte[] _red = [];
    private int _next;

    /// <inheritdoc/>
    public int Width => _frame.Width;

    /// <inheritdoc/>
    public int Height => _frame.Height;

    /// <summary>Decodes a file; null when libvips must.</summary>
    public static PlainJpeg? TryDecode(ReadOnlyMemory<byte> file)
    {
        const int least = 8;
        if (!InverseDct.IsSupported || JpegFrame.TryRead(file) is not { Width: >= least, Height: >= least } frame
            || (long)frame.Width * frame.Height > MostPixels)
        {
            return null;
        }

        var profile = frame.Profile.IsEmpty ? null : MatrixProfile.TryRead(frame.Profile.Span);
        if (profile is null != frame.Profile.IsEmpty)
        {
            return null;
        }

        var picture = Idle.TryTake(out var used) ? used : new PlainJpeg();
        picture._frame = frame;
        picture._profile = profile is { IsSrgb: true } ? null : profile;
        picture._next = 0;
        if (picture.DecodeScan(file.Span[frame.ScanStart..]))
        {
            return picture;
        }

        picture.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Next()
    {
        var count = Math.Min(Strip, Height - _next);
        for (var i = 0; i < count; i++)
        {
            var blue = Chroma(1, _next + i, _blue);
            var red = Chroma(2, _next + i, _red);
            YccRow.ToRgb(_planes[0].From(_next + i), blue, red, _rgb.AsSpan(i * Width * 3), Width);
        }

        _next += count;
        var rows = _rgb.AsSpan(0, count * Width * 3);
        _profile?.ToSrgb(rows);
        return rows;
    }

    /// <summary>Lets the next picture have the memory.</summary>
    public void Dispose() => Idle.Add(this);

    private bool DecodeScan(ReadOnlySpan<byte> data)
    {
        var components = _frame.Components;
        var (unitWidth, unitHeight) = (components[0].Across * 8, components[0].Down * 8);
        var across = (Width + unitWidth - 1) / unitWidth;
        var down = (Height + unitHeight - 1) / unitHeight;
        for (var i = 0; i < 3; i++)
        {
            _planes[i].Prepare(across * components[i].Across * 8, down * components[i].Down * 8);
        }

        Grow(ref _rgb, (Width * 3 * Strip) + YccRow.Padding);
        Grow(ref _blue, Width + (2 * ChromaUpsampler.Padding) + YccRow.Padding);
        Grow(ref _red, _blue.Length);
        var reader = new EntropyReader(data);
        _block.AsSpan().Clear();
        for (var unit = 0; unit < across * down; unit++)
        {
            var (restart, number) = _frame.RestartInterval > 0
                ? (unit / _frame.RestartInterval, unit % _frame.RestartInterval) : (0, unit);
            if (number == 0 && unit > 0 && !Restart(ref reader, restart))
            {
                return false;
            }

            if (!DecodeUnit(ref reader, unit % across, unit / across))
            {
                return false;
            }
        }

        const int endOfImage = 0xD9;
        return reader.TryPass(endOfImage);
    }

    private bool Restart(ref EntropyReader reader, int restart)
    {
        foreach (var component in _frame.Components)
        {
            component.Previous = 0;
        }

        const int firstRestart = 0xD0;
        return reader.TryPass(firstRestart + ((restart - 1) & 7));
    }

    private bool DecodeUnit(ref EntropyReader reader, int column, int row)
    {
        for (var i = 0; i < 3; i++)
        {
            var component = _frame.Components[i];
            var plane = _planes[i];
            for (var block = 0; block < component.Across * component.Down; block++)
            {
                var x = (column * component.Across) + (block % component.Across);
                var y = (row * component.Down) + (block / component.Across);
                var last = reader.Read(component, _block);
                if (last < 0)
                {
                    return false;
                }

                ref var samples = ref MemoryMarshal.GetReference(plane.From(y * 8)[(x * 8)..]);
                if (last == 0)
                {
                    InverseDct.Fill(_block[0], ref samples, plane.Stride);
                    _block[0] = 0;
                }
                else
                {
                    InverseDct.Transform(_block, ref samples, plane.Stride);
                }
            }
        }

        return true;
    }

    /// <summary>A row of chrominance as wide as the picture.</summary>
    private ReadOnlySpan<byte> Chroma(int component, int y, Span<byte> room)
    {
        var plane = _planes[component];
        var luminance = _frame.Components[0];
        if (luminance.Across == 1)
        {
            return plane.From(y);
        }

        var width = (Width + 1) / 2;
        if (luminance.Down == 1)
        {
            _upsampler.Double(plane.From(y)[..width], room);
            return room;
        }

        // Each row of chrominance lies between two of luminance: near is its own, far the one on the other side.
        var last = ((Height + 1) / 2) - 1;
        var far = Math.Clamp((y / 2) + (y % 2 == 0 ? -1 : 1), 0, last);
        _upsampler.Double(plane.From(y / 2)[..width], plane.From(far)[..width], room);
        return room;
    }

    private static void Grow(ref byte[] array, int length)
    {
        if (array.Length < length)
        {
            array = new byte[length];
        }
    }

    /// <summary>The samples of one component.</summary>
    private sealed class Plane
    {
        private byte[] _samples = [];

        public int Stride { get; private set; }

        public Span<byte> From(int row) => _samples.AsSpan(row * Stride);

        public void Prepare(int width, int height)
        {
            Stride = width;
            Grow(ref _samples, (width * height) + YccRow.Padding);
        }
    }
}
