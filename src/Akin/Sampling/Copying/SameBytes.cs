using Microsoft.Win32.SafeHandles;

namespace Akin.Sampling.Copying;

/// <summary>Whether two files have the same content.</summary>
internal static class SameBytes
{
    private const int Buffer = 1 << 16;

    /// <summary>Compares sizes, then bytes; false where one cannot be read.</summary>
    public static bool Are(string one, string other)
    {
        try
        {
            using var first = Open(one);
            using var second = Open(other);
            return RandomAccess.GetLength(first) == RandomAccess.GetLength(second) && Equal(first, second);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static SafeFileHandle Open(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static bool Equal(
        SafeFileHandle one, SafeFileHandle other)
    {
        var (left, right) = (new byte[Buffer], new byte[Buffer]);
        for (long at = 0; ;)
        {
            var (read, theirs) = (Fill(one, left, at), Fill(other, right, at));
            if (read != theirs || !left.AsSpan(0, read).SequenceEqual(right.AsSpan(0, theirs)))
            {
                return false;
            }

            if (read < Buffer)
            {
                return true;
            }

            at += read;
        }
    }

    private static int Fill(SafeFileHandle file, byte[] buffer, long at)
    {
        var filled = 0;
        while (filled < buffer.Length
            && RandomAccess.Read(file, buffer.AsSpan(filled), at + filled) is > 0 and var count)
        {
            filled += count;
        }

        return filled;
    }
}
