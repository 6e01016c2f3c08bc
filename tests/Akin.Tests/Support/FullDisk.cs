namespace Akin.Tests.Support;

/// <summary>A disk without room, as .NET tells of it.</summary>
internal static class FullDisk
{
    /// <summary>The number that comes with the fault on this system.</summary>
    public static int Number => OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28;
}
