using System.Security.Cryptography;

namespace Akin.Intake.Downloads;

/// <summary>
/// What there is of a file that is being fetched: <c>FILE.part</c>, and beside it <c>FILE.part.tag</c> with the
/// server's mark of the version it belongs to. It gets its name when it is whole.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private readonly string _target;
    private FileStream _stream;
    private (FileStream Stream, string Tag, long Kept)? _aside;

    private PartFile(FileStream stream, string target)
    {
        (_stream, _target) = (stream, target);
        Tag = File.Exists(TagPathFor(target)) ? File.ReadAllText(TagPathFor(target)).Trim() : "";
        _stream.Position = Kept = _stream.Length;
    }

    /// <summary>Bytes there are.</summary>
    public long Length => _stream.Position;

    /// <summary>The ETag or date of the version that the bytes belong to; empty when the server gave none.</summary>
    public string Tag { get; private set; }

    /// <summary>How many of the bytes an earlier download left.</summary>
    public long Kept { get; private set; }

    /// <summary>The part of a target file.</summary>
    public static string PathFor(string target) => target + ".part";

    /// <summary>Where the mark of that part is.</summary>
    public static string TagPathFor(string target) => PathFor(target) + ".tag";

    /// <summary>Where what comes is while that part is set aside.</summary>
    public static string NewPathFor(string target) => PathFor(target) + ".new";

    /// <summary>Opens the part of a target file, or makes it.</summary>
    public static PartFile Open(string target)
    {
        File.Delete(NewPathFor(target)); // what was killed before it was settled
        return new(Stream(PathFor(target), FileMode.OpenOrCreate), target);
    }

    /// <summary>Starts again with nothing, for the version of that mark.</summary>
    public void Begin(string tag)
    {
        _stream.SetLength(0);
        _stream.Position = 0;
        Kept = 0;
        Tag = tag;
        File.WriteAllText(TagPathFor(_target), tag + "\n");
    }

    /// <summary>
    /// Starts again for the version of that mark, with what there is set aside until <see cref="Settle"/>: a server may
    /// answer with the page of a network that wants a login.
    /// </summary>
    public void BeginBeside(string tag)
    {
        if (Length == 0)
        {
            Begin(tag);
            return;
        }

        _aside = (_stream, Tag, Kept);
        _stream = Stream(NewPathFor(_target), FileMode.Create);
        (Tag, Kept) = (tag, 0);
    }

    /// <summary>Keeps the longer of what came and what was set aside; nothing is set aside then.</summary>
    public void Settle()
    {
        if (_stream.Length > _aside?.Stream.Length)
        {
            Adopt();
        }
        else if (_aside is not null)
        {
            TakeBack();
        }
    }

    /// <summary>Gives up what came: what was set aside is there again, or nothing; tells which.</summary>
    public bool TakeBack()
    {
        if (_aside is not { } aside)
        {
            Begin("");
            return false;
        }

        _stream.Dispose();
        File.Delete(NewPathFor(_target));
        (_stream, Tag, Kept) = aside;
        _aside = null;
        return true;
    }

    /// <summary>Adds bytes at the end.</summary>
    public ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        _stream.WriteAsync(bytes, cancellation);

    /// <summary>SHA-256 of what there is, lower-case hexadecimal.</summary>
    public async Task<string> HashAsync(CancellationToken cancellation)
    {
        await _stream.FlushAsync(cancellation).ConfigureAwait(false);
        _stream.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(_stream, cancellation).ConfigureAwait(false));
    }

    /// <summary>It is whole: gives it its name. Nothing can be added afterwards.</summary>
    /// <param name="flushToDisk">Whether it is to be there after a power cut.</param>
    public void Publish(bool flushToDisk = true)
    {
        Adopt();
        _stream.Flush(flushToDisk);
        _stream.Dispose();
        File.Move(PathFor(_target), _target, overwrite: true);
        File.Delete(TagPathFor(_target));
    }

    /// <summary>Leaves what there is for the next time, and nothing when there is nothing.</summary>
    public void Dispose()
    {
        if (_stream.CanRead)
        {
            Settle();
        }

        var useless = _stream.CanRead && _stream.Length == 0;
        _stream.Dispose();
        if (useless)
        {
            File.Delete(PathFor(_target));
            File.Delete(TagPathFor(_target));
        }
    }

    private void Adopt()
    {
        if (_aside is not { } aside)
        {
            return;
        }

        _aside = null;
        aside.Stream.Dispose();
        _stream.Dispose();
        File.Move(NewPathFor(_target), PathFor(_target), overwrite: true);
        _stream = Stream(PathFor(_target), FileMode.Open);
        _stream.Position = _stream.Length;
        File.WriteAllText(TagPathFor(_target), Tag + "\n");
    }

    private static FileStream Stream(string path, FileMode mode) =>
        new(path, mode, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
}
