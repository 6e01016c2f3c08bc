using System.Buffers;

namespace Akin.Intake;

/// <summary>All bytes of one picture, in a pooled buffer. Dispose it to give the buffer back.</summary>
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

    /// <summary>Reads a picture that is no larger than a limit.</summary>
    public static FileContent Read(PictureContent file, long maxBytes)
    {
        using var stream = file.Open(Math.Min(maxBytes, Array.MaxLength));
        return Read(stream, (int)stream.Length);
    }

    /// <summary>Reads an open picture of that length; one that became shorter meanwhile as far as it goes.</summary>
    public static FileContent Read(Stream stream, int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return new(buffer, stream.ReadAtLeast(buffer.AsSpan(0, length), length, throwOnEndOfStream: false));
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
