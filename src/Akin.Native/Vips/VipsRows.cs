using System.Runtime.InteropServices;

namespace Akin.Native.Vips;

/// <summary>
/// Reads an 8-bit picture's rows in order, a strip at a time, on the caller's thread: what is above the strip is
/// forgotten, so a picture of any height takes little memory.
/// </summary>
public sealed unsafe class VipsRows : SafeHandle
{
    private static readonly VipsApi Api = VipsEngine.Api;
    private readonly VipsImage _image;
    private nint _strip;

    /// <summary>Starts at the top.</summary>
    /// <param name="image">A picture of 8-bit bands; it must outlive this.</param>
    public VipsRows(VipsImage image)
        : base(0, ownsHandle: true)
    {
        _image = image;
        SetHandle(Api.RegionNew(image.DangerousGetHandle()));
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>
    /// The rows from <paramref name="top"/>, without gaps, to be changed at will; valid until the next call.
    /// </summary>
    /// <exception cref="VipsException">They cannot be decoded.</exception>
    public Span<byte> Read(int top, int count)
    {
        FreeStrip();
        nuint length;
        _strip = Api.RegionFetch(handle, 0, top, _image.Width, count, &length);
        return _strip != 0 ? new((void*)_strip, checked((int)length))
            : throw new VipsException($"Row {top} cannot be decoded.", VipsErrors.Take(Api));
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        FreeStrip();
        Api.Unref(handle);
        return true;
    }

    private void FreeStrip()
    {
        if (_strip != 0)
        {
            Api.Free(_strip);
            _strip = 0;
        }
    }
}
