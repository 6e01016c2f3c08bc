using Akin.Intake;

namespace Akin.Sampling.Copying;

/// <summary>Whether a picture and a file have the same content.</summary>
internal static class SameBytes
{
    private const int Buffer = 1 << 16;

    /// <summary>Compares sizes, then bytes; false where one cannot be read.</summary>
    public static bool Are(PictureContent one, string other)
    {
        try
        {
            using var first = one.Open(long.MaxValue);
            using var second = PictureContent.OnDisk(other).Open(long.MaxValue);
            return first.Length == second.Length && Equal(first, second);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool Equal(Stream one, Stream other)
    {
        var (left, right) = (new byte[Buffer], new byte[Buffer]);
        while (true)
        {
            var read = one.ReadAtLeast(left, Buffer, throwOnEndOfStream: false);
            var theirs = other.ReadAtLeast(right, Buffer, throwOnEndOfStream: false);
            if (!left.AsSpan(0, read).SequenceEqual(right.AsSpan(0, theirs)))
            {
                return false;
            }

            if (read < Buffer)
            {
                return true;
            }
        }
    }
}
