using Akin.Imaging.Colours;
using Akin.Native.Vips;

namespace Akin.Imaging;

/// <summary>
/// A TIFF file with 8-bit L*a*b*. libvips does not read them: it is told that the numbers were red, green and blue,
/// and they are converted here.
/// </summary>
internal sealed class LabPicture : IPictureRows
{
    private readonly VipsPicture _numbers;
    private byte[] _rows = [];

    /// <summary>Opens a file.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="labAt">Where the file says that it holds L*a*b*.</param>
    public LabPicture(ReadOnlyMemory<byte> file, long labAt)
    {
        const byte rgb = 2;
        var changed = file.ToArray();
        var at = (int)labAt + (changed[0] == 'I' ? 0 : 1);
        changed[at] = rgb;
        _numbers = new VipsPicture(ImageFormat.Tiff, changed, VipsFailOn.Error, asStored: true);
    }

    /// <inheritdoc/>
    public int Width => _numbers.Width;

    /// <inheritdoc/>
    public int Height => _numbers.Height;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Next()
    {
        var rows = _numbers.Next();
        if (_rows.Length < rows.Length)
        {
            _rows = new byte[rows.Length];
        }

        var converted = _rows.AsSpan(0, rows.Length);
        rows.CopyTo(converted);
        CieLab.ToSrgb(converted);
        return converted;
    }

    /// <inheritdoc/>
    public void Dispose() => _numbers.Dispose();
}
