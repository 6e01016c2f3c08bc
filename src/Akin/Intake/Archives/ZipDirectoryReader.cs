using Akin.Numerics;
using Microsoft.Win32.SafeHandles;
using static Akin.Intake.Archives.ZipDirectory;

namespace Akin.Intake.Archives;

/// <summary>Reads the entries of a directory one after the other, a piece of the file at a time.</summary>
internal sealed class ZipDirectoryReader
{
    private const int HeaderBytes = 46;
    private const int PieceBytes = 1 << 20;
    private const uint Signature = 0x02014B50;
    private const int LinkMode = 0xA000;
    private const int FileTypeMask = 0xF000;

    private readonly SafeFileHandle _file;
    private readonly long _end;
    private byte[] _piece = new byte[PieceBytes];
    private long _at;
    private int _start;
    private int _filled;

    private ZipDirectoryReader(SafeFileHandle file, long offset, long bytes)
    {
        _file = file;
        (_at, _end) = (offset, offset + bytes);
    }

    /// <summary>All entries, as far as they can be read.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="offset">Where the directory begins.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="count">Entries it is to have, or that number without its upper bits.</param>
    /// <param name="shift">What is added to the places that entries name.</param>
    public static (List<ZipMember> Members, string? Fault) Read(
        SafeFileHandle file, long offset, long bytes, long count, long shift)
    {
        var reader = new ZipDirectoryReader(file, offset, bytes);
        var members = new List<ZipMember>();
        while (reader.Next(shift) is { } member)
        {
            members.Add(member);
        }

        return (members, members.Count == count || (count < ushort.MaxValue && (members.Count & 0xFFFF) == count)
            ? null
            : $"archive whose directory is damaged: {members.Count} of {count} entries can be read");
    }

    private ZipMember? Next(long shift)
    {
        if (!Have(HeaderBytes) || Four(_piece.AsSpan(_start)) != Signature)
        {
            return null;
        }

        var header = _piece.AsSpan(_start);
        var (name, extra, comment) = (Two(header[28..]), Two(header[30..]), Two(header[32..]));
        if (!Have(HeaderBytes + name + extra + comment))
        {
            return null;
        }

        header = _piece.AsSpan(_start);
        var member = Parse(header, header.Slice(HeaderBytes, name), header.Slice(HeaderBytes + name, extra), shift);
        _start += HeaderBytes + name + extra + comment;
        return member;
    }

    private static ZipMember Parse(
        ReadOnlySpan<byte> header, ReadOnlySpan<byte> name, ReadOnlySpan<byte> extra, long shift)
    {
        var flags = Two(header[8..]);
        var (packed, size, offset) = ((long)Four(header[20..]), (long)Four(header[24..]), (long)Four(header[42..]));
        var changed = ZipTimes.OfDos(Two(header[14..]), Two(header[12..]));
        for (var rest = extra; rest.Length >= 4 && 4 + Two(rest[2..]) <= rest.Length;)
        {
            var tag = Two(rest);
            var data = rest.Slice(4, Two(rest[2..]));
            rest = rest[(4 + data.Length)..];
            switch (tag)
            {
                case 0x0001:
                    Widen(ref size, ref data);
                    Widen(ref packed, ref data);
                    Widen(ref offset, ref data);
                    break;
                case 0x5455:
                    changed = ZipTimes.OfUnix(data) ?? changed;
                    break;
                case 0x000A:
                    changed = ZipTimes.OfNtfs(data) ?? changed;
                    break;
                default:
                    break;
            }
        }

        var host = header[5];
        return new()
        {
            Name = ZipMemberName.Decode(name, (flags & 0x800) != 0, host),
            Offset = offset + shift,
            Packed = packed,
            Size = size,
            Crc = Four(header[16..]),
            Method = Two(header[10..]),
            IsEncrypted = (flags & 0x41) != 0,
            IsLink = ((Four(header[38..]) >> 16) & FileTypeMask) == LinkMode,
            Changed = changed,
        };
    }

    /// <summary>Takes the 64-bit value of a field that had no room for it.</summary>
    private static void Widen(ref long value, ref ReadOnlySpan<byte> data)
    {
        if (value == uint.MaxValue && data.Length >= 8)
        {
            value = (long)Eight(data);
            data = data[8..];
        }
    }

    /// <summary>Makes sure that so many bytes of the directory are in memory; tells whether there are.</summary>
    private bool Have(int bytes)
    {
        if (_filled - _start >= bytes)
        {
            return true;
        }

        _piece.AsSpan(_start, _filled - _start).CopyTo(_piece);
        (_filled, _start) = (_filled - _start, 0);
        if (_piece.Length < bytes)
        {
            Array.Resize(ref _piece, bytes);
        }

        var wanted = (int)Math.Min(_piece.Length - _filled, _end - _at);
        var got = FileRead.UpTo(_file, _piece.AsSpan(_filled, wanted), _at);
        (_at, _filled) = (_at + got, _filled + got);
        return _filled >= bytes;
    }
}
