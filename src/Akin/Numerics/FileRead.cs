using Microsoft.Win32.SafeHandles;

namespace Akin.Numerics;

/// <summary>Reads from a place in a file as much as is wanted: one read may give less than there is.</summary>
internal static class FileRead
{
    /// <summary>Reads until the buffer is full or the file ends; gives how many bytes there were.</summary>
    /// <param name="file">The file.</param>
    /// <param name="buffer">Where the bytes go.</param>
    /// <param name="at">Where they begin in the file.</param>
    public static int UpTo(SafeFileHandle file, Span<byte> buffer, long at)
    {
        var done = 0;
        while (done < buffer.Length && RandomAccess.Read(file, buffer[done..], at + done) is > 0 and var got)
        {
            done += got;
        }

        return done;
    }
}
