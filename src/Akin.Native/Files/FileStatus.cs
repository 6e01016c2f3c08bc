namespace Akin.Native.Files;

/// <summary>
/// What Linux tells of a file beyond what .NET does. A link is looked at itself, not what it leads to.
/// </summary>
/// <param name="Device">The file system it is on.</param>
/// <param name="Inode">Its number there: two names with one number are one file.</param>
/// <param name="Names">How many names it has.</param>
/// <param name="Seconds">Time of the last change: seconds since 1970.</param>
/// <param name="Nanoseconds">… and nanoseconds.</param>
public readonly record struct FileStatus(ulong Device, ulong Inode, uint Names, long Seconds, uint Nanoseconds)
{
    private const int CurrentFolder = -100;
    private const int NotThroughLinks = 0x100;
    private const uint BasicFacts = 0x7FF;
    private const int Length = 256;

    /// <summary>Asks the system; none where the path leads nowhere or the system is not Linux.</summary>
    public static unsafe FileStatus? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        Span<byte> facts = stackalloc byte[Length];
        fixed (byte* place = facts)
        {
            if (LinuxFiles.Statx(CurrentFolder, path, NotThroughLinks, BasicFacts, place) != 0)
            {
                return null;
            }
        }

        return new(
            ((ulong)Word(facts, 136) << 32) | Word(facts, 140),
            BitConverter.ToUInt64(facts[32..]),
            Word(facts, 16),
            BitConverter.ToInt64(facts[112..]),
            Word(facts, 120));
    }

    /// <summary>
    /// Whether there is a file, and no pipe, socket or device, also at the end of a link; it is not opened. True where
    /// that cannot be told: on other systems, and where there is nothing.
    /// </summary>
    public static unsafe bool MayBeFile(string path)
    {
        const int kinds = 0xF000, file = 0x8000;
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        Span<byte> facts = stackalloc byte[Length];
        fixed (byte* place = facts)
        {
            return LinuxFiles.Statx(CurrentFolder, path, 0, BasicFacts, place) != 0
                || (BitConverter.ToUInt16(facts[28..]) & kinds) == file;
        }
    }

    /// <summary>Sets a file's time of the last change to the nanosecond; false where that is not possible.</summary>
    public static unsafe bool SetModified(string path, long seconds, long nanoseconds)
    {
        const long leaveAsItIs = (1L << 30) - 2;
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        var times = stackalloc long[] { 0, leaveAsItIs, seconds, nanoseconds };
        return LinuxFiles.SetTimes(CurrentFolder, path, times, 0) == 0;
    }

    private static uint Word(ReadOnlySpan<byte> facts, int at) => BitConverter.ToUInt32(facts[at..]);
}
