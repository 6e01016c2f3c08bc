using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Akin.Native.Files;

/// <summary>Gives a file another name on the same file system.</summary>
public static class HardLink
{
    /// <summary>Makes the name.</summary>
    /// <param name="path">The new name; there is nothing there yet.</param>
    /// <param name="existing">The file.</param>
    /// <exception cref="IOException">The file system refuses; the message has its words.</exception>
    public static void Create(string path, string existing)
    {
        var made = OperatingSystem.IsWindows()
            ? WindowsFiles.CreateHardLink(path, existing, 0)
            : LinuxFiles.Link(existing, path) == 0;
        if (!made)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new IOException(
                $"a hard link is not possible there ({new Win32Exception(error).Message})",
                OperatingSystem.IsWindows() ? unchecked((int)0x80070000) | error : error);
        }
    }
}
