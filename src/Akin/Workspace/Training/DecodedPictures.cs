using Akin.Intake;
using Akin.Numerics;

namespace Akin.Workspace.Training;

/// <summary>
/// Pictures decoded to one size, in a file: 3 bytes for each place. Beside it stands a list of whose pixels each row
/// is, by the fingerprint of the picture's bytes. Rows are only ever added, and listed after they are on the disk:
/// killed anywhere, what is listed is there. Memory is that of the list alone, 100 bytes for each picture.
/// </summary>
internal sealed class DecodedPictures : IDisposable
{
    private readonly Dictionary<Fingerprint, int> _rows = [];
    private readonly FileStream _pixels;
    private readonly string _list;
    private readonly int _rowBytes;

    /// <summary>Opens what is there.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="width">Pixels of a row of a picture.</param>
    /// <param name="height">Rows of a picture.</param>
    public DecodedPictures(string folder, int width, int height)
    {
        Directory.CreateDirectory(folder);
        _rowBytes = width * height * 3;
        _list = ListOf(folder, width, height);
        _pixels = new(
            PixelsOf(folder, width, height), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1);
        var lines = File.Exists(_list) ? File.ReadAllText(_list) : "";
        var listed = lines[..(lines.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in listed)
        {
            _rows[new Fingerprint(Convert.FromHexString(line))] = _rows.Count;
        }

        // Pixels that somebody deleted, or a list that is not of them.
        if (_pixels.Length < (long)listed.Length * _rowBytes || _rows.Count < listed.Length)
        {
            _rows.Clear();
        }

        // What a kill left unlisted, or half a line.
        if (_pixels.Length != (long)_rows.Count * _rowBytes || _rows.Count < listed.Length
            || (lines.Length > 0 && !lines.EndsWith('\n')))
        {
            _pixels.SetLength((long)_rows.Count * _rowBytes);
            DurableFile.Write(_list, path => File.WriteAllLines(
                path, _rows.OrderBy(row => row.Value).Select(row => row.Key.ToString())));
        }
    }

    /// <summary>Deletes those of a size; gives the bytes freed.</summary>
    public static long Delete(string folder, int width, int height)
    {
        var freed = 0L;
        foreach (var file in new[] { ListOf(folder, width, height), PixelsOf(folder, width, height) })
        {
            freed += new FileInfo(file) is { Exists: true } found ? found.Length : 0;
            File.Delete(file);
        }

        return freed;
    }

    /// <summary>Whether there are pixels of a picture.</summary>
    public bool Has(Fingerprint picture) => _rows.ContainsKey(picture);

    /// <summary>Adds pictures that are not there yet.</summary>
    public void Add(IReadOnlyList<(Fingerprint Picture, byte[] Rgb)> pictures)
    {
        _pixels.Seek(0, SeekOrigin.End);
        foreach (var (_, rgb) in pictures)
        {
            _pixels.Write(rgb);
        }

        _pixels.Flush(flushToDisk: true);
        File.AppendAllLines(_list, pictures.Select(each => each.Picture.ToString()));
        foreach (var (picture, _) in pictures)
        {
            _rows.Add(picture, _rows.Count);
        }
    }

    /// <summary>Reads a picture's pixels; on any thread.</summary>
    public void Read(Fingerprint picture, Span<byte> rgb)
    {
        var start = (long)_rows[picture] * _rowBytes;
        if (FileRead.UpTo(_pixels.SafeFileHandle, rgb[.._rowBytes], start) < _rowBytes)
        {
            throw new EndOfStreamException($"{_pixels.Name} is shorter than its list says.");
        }
    }

    public void Dispose() => _pixels.Dispose();

    private static string ListOf(string folder, int width, int height) =>
        Path.Join(folder, FormattableString.Invariant($"pictures-{width}x{height}.txt"));

    private static string PixelsOf(string folder, int width, int height) =>
        Path.ChangeExtension(ListOf(folder, width, height), ".rgb");
}
