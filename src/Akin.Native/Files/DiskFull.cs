namespace Akin.Native.Files;

/// <summary>Tells a disk without room, or a user's share of it that is used up, from other faults of a file.</summary>
public static class DiskFull
{
    private const int NoSpaceLeft = 28;
    private const int ShareUsedUpOnLinux = 122;
    private const int ShareUsedUpOnMac = 69;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>Whether the fault is that there was no room. .NET hands the system's number on in it.</summary>
    public static bool Is(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault is IOException && fault.HResult is var number
            && (number is WindowsDiskFull or WindowsHandleDiskFull
                || (!OperatingSystem.IsWindows() && number == NoSpaceLeft)
                || (OperatingSystem.IsLinux() && number == ShareUsedUpOnLinux)
                || (OperatingSystem.IsMacOS() && number == ShareUsedUpOnMac));
    }
}
