using Microsoft.Win32.SafeHandles;

namespace Akin.Intake.Archives;

/// <summary>A part of a file, read in order. Several may read one file at the same time.</summary>
internal sealed class FileWindow(SafeFileHandle file, long offset, long length) : Stream
{
    private long _done;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _done;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, length - _done);
        var got = wanted == 0 ? 0 : RandomAccess.Read(file, buffer[..wanted], offset + _done);
        _done += got;
        return got;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
