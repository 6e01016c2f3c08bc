using System.Buffers.Binary;
using Akin.Numerics;
using Microsoft.Win32.SafeHandles;

namespace Akin.Intake.Archives;

/// <summary>
/// Reads the directory at the end of a ZIP archive, with the 64-bit fields of large ones (PKWARE APPNOTE 6.3, 4.3 and
/// 4.5). A file in front of the archive, as self-extracting ones have, is allowed.
/// </summary>
internal static class ZipDirectory
{
    private const int EndBytes = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LocatorBytes = 20;
    private const int LargeEndBytes = 56;
    private const uint EndSignature = 0x06054B50;
    private const uint LocatorSignature = 0x07064B50;
    private const uint LargeEndSignature = 0x06064B50;

    /// <summary>The members in the order of the directory, and what is wrong with the directory, if anything.</summary>
    /// <exception cref="PictureFaultException">The file is no archive, is cut off, or is in several parts.</exception>
    public static (List<ZipMember> Members, string? Fault) Read(SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        var tail = new byte[(int)Math.Min(length, EndBytes + LongestComment)];
        FileRead.UpTo(file, tail, length - tail.Length);
        var at = FindEnd(tail);
        if (at < 0)
        {
            throw length == 0
                ? new PictureFaultException(PictureState.Empty, "file without a byte")
                : new(PictureState.Unreadable, Begins(file)
                    ? "archive that is cut off: the directory at its end is missing"
                    : "file that is no ZIP archive");
        }

        var end = tail.AsSpan(at);
        if (Two(end[4..]) is not (0 or ushort.MaxValue))
        {
            throw new PictureFaultException(PictureState.Unsupported, "archive in several parts; join them first");
        }

        long count = Two(end[10..]);
        long bytes = Four(end[12..]);
        long offset = Four(end[16..]);
        var endsAt = length - tail.Length + at;
        if ((count == ushort.MaxValue || bytes == uint.MaxValue || offset == uint.MaxValue)
            && ReadLargeEnd(file, endsAt) is var (largeCount, largeBytes, largeOffset, largeEnd))
        {
            (count, bytes, offset, endsAt) = (largeCount, largeBytes, largeOffset, largeEnd);
        }

        // Whatever stands in front of the archive moves all that it says of places.
        if (bytes < 0 || offset < 0 || bytes > endsAt || offset > endsAt - bytes)
        {
            throw new PictureFaultException(
                PictureState.Unreadable, "archive that is damaged: its directory does not lie where it should");
        }

        return ZipDirectoryReader.Read(file, endsAt - bytes, bytes, count, shift: endsAt - bytes - offset);
    }

    private static int FindEnd(ReadOnlySpan<byte> tail)
    {
        for (var at = tail.Length - EndBytes; at >= 0; at--)
        {
            if (Four(tail[at..]) == EndSignature && at + EndBytes + Two(tail[(at + 20)..]) <= tail.Length)
            {
                return at;
            }
        }

        return -1;
    }

    private static (long Count, long Bytes, long Offset, long At)? ReadLargeEnd(SafeFileHandle file, long endsAt)
    {
        var locator = new byte[LocatorBytes];
        var end = new byte[LargeEndBytes];
        if (endsAt < LocatorBytes + LargeEndBytes
            || FileRead.UpTo(file, locator, endsAt - LocatorBytes) < LocatorBytes || Four(locator) != LocatorSignature)
        {
            return null;
        }

        // The place that the locator names is moved by what stands in front; usually it lies just before.
        foreach (var at in (ReadOnlySpan<long>)[(long)Eight(locator.AsSpan(8)), endsAt - LocatorBytes - LargeEndBytes])
        {
            if (at >= 0 && FileRead.UpTo(file, end, at) == LargeEndBytes && Four(end) == LargeEndSignature)
            {
                return ((long)Eight(end.AsSpan(32)), (long)Eight(end.AsSpan(40)), (long)Eight(end.AsSpan(48)), at);
            }
        }

        return null;
    }

    private static bool Begins(SafeFileHandle file)
    {
        var start = new byte[4];
        return FileRead.UpTo(file, start, 0) == 4 && Four(start) is ZipMemberStream.HeaderSignature or EndSignature;
    }

    internal static ushort Two(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    internal static uint Four(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    internal static ulong Eight(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);
}
