using System.IO.Compression;
using Akin.Numerics;
using Microsoft.Win32.SafeHandles;

namespace Akin.Intake.Archives;

/// <summary>
/// The bytes of one member, unpacked as they are read. With the last of them its length and check sum are compared with
/// what the directory says, so that whoever has read as many bytes as the stream is long has a whole member.
/// </summary>
internal sealed class ZipMemberStream : Stream
{
    internal const uint HeaderSignature = 0x04034B50;
    private const int HeaderBytes = 30;
    private const int MostDeflated = 1032; // the most bytes that deflate makes of one
    private readonly ZipMember _member;
    private readonly long _maxBytes;
    private readonly Stream _unpacked;
    private uint _crc;
    private long _done;

    private ZipMemberStream(ZipMember member, Stream unpacked, long maxBytes) =>
        (_member, _unpacked, _maxBytes) = (member, unpacked, maxBytes);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _member.Size;

    public override long Position
    {
        get => _done;
        set => throw new NotSupportedException();
    }

    /// <summary>Opens a member. One that says it is over the limit is not unpacked.</summary>
    /// <param name="file">The archive; stays open.</param>
    /// <param name="member">What the directory says of it.</param>
    /// <param name="maxBytes">The most bytes that are wanted.</param>
    /// <exception cref="PictureFaultException">It cannot be read, is damaged or too large.</exception>
    public static ZipMemberStream Open(SafeFileHandle file, ZipMember member, long maxBytes)
    {
        if (ZipMembers.WhyNot(member) is var (state, reason))
        {
            throw new PictureFaultException(state, reason);
        }

        if (member.Size > maxBytes)
        {
            throw PictureFaultException.UnpacksTooLarge(maxBytes);
        }

        var header = new byte[HeaderBytes];
        if (FileRead.UpTo(file, header, member.Offset) < HeaderBytes
            || ZipDirectory.Four(header) != HeaderSignature)
        {
            throw Damaged("there is no member where the directory says");
        }

        var start = member.Offset + HeaderBytes
            + ZipDirectory.Two(header.AsSpan(26)) + ZipDirectory.Two(header.AsSpan(28));
        if (member.Packed > RandomAccess.GetLength(file) - start)
        {
            throw Damaged("the archive ends before it does");
        }

        var packed = new FileWindow(file, start, member.Packed);
        Stream unpacked = member.Method == ZipMembers.Stored
            ? packed
            : new DeflateStream(packed, CompressionMode.Decompress);
        var stream = new ZipMemberStream(member, unpacked, maxBytes);
        if (member.Method == ZipMembers.Stored
            ? member.Size <= member.Packed
            : member.Size / MostDeflated <= member.Packed)
        {
            return stream;
        }

        using (stream)
        {
            throw stream.WrongLength();
        }
    }

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, Length - _done);
        if (wanted == 0)
        {
            return 0;
        }

        var got = Unpack(buffer[..wanted]);
        if (got == 0)
        {
            throw Damaged($"it ends after {_done} of {Length} bytes");
        }

        _crc = Crc32.Append(_crc, buffer[..got]);
        _done += got;
        if (_done == Length)
        {
            CheckEnd();
        }

        return got;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private void CheckEnd()
    {
        Span<byte> more = stackalloc byte[1];
        if (Unpack(more) > 0)
        {
            _done++;
            throw WrongLength();
        }

        if (_crc != _member.Crc)
        {
            throw Damaged("its check sum is wrong");
        }
    }

    /// <summary>Counts the bytes there really are, as far as the limit, keeping none.</summary>
    private PictureFaultException WrongLength()
    {
        var buffer = new byte[1 << 16];
        while (_done <= _maxBytes && Unpack(buffer) is > 0 and var got)
        {
            _done += got;
        }

        return _done > _maxBytes
            ? PictureFaultException.UnpacksTooLarge(_maxBytes)
            : Damaged($"it has {_done} bytes, and the directory says {Length}");
    }

    private int Unpack(Span<byte> buffer)
    {
        try
        {
            return _unpacked.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw Damaged($"what follows its first {_done} bytes cannot be unpacked");
        }
    }

    private static PictureFaultException Damaged(string how) =>
        new(PictureState.Unreadable, $"damaged member of the archive: {how}");
}
