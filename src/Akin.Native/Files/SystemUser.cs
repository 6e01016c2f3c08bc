namespace Akin.Native.Files;

/// <summary>Who runs the program.</summary>
public static class SystemUser
{
    /// <summary>The user's number on Linux; none elsewhere.</summary>
    public static uint? Number => OperatingSystem.IsLinux() ? LinuxFiles.GetUser() : null;
}
