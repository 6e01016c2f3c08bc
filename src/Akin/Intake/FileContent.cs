using System.Buffers;

namespace Akin.Intake;

/// <summary>All bytes of one file, in a pooled buffer. Dispose it to give the buffer back.</summary>
internal readonly struct FileContent : IDisposable
{
    private readonly byte[] _buffer;
    private readonly int _length;

    private FileContent(byte[] buffer, int length)
    {
        _buffer = buffer;
        _length = length;
    }

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Reads a file; others may write, rename or delete it meanwhile.</summary>
    public static FileContent Read(string path)
    {
        using var handle = File.OpenHandle(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = checked((int)RandomAccess.GetLength(handle));
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        var done = 0;
        while (done < length && RandomAccess.Read(handle, buffer.AsSpan(done, length - done), done) is > 0 and var got)
        {
            done += got;
        }

        return new(buffer, done);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
