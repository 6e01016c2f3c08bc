namespace Akin.Intake.Downloads;

/// <summary>Room on a disk.</summary>
internal static class FreeSpace
{
    /// <summary>Bytes that this user may still write in a folder; none when the system does not tell.</summary>
    public static long? In(string folder)
    {
        try
        {
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
