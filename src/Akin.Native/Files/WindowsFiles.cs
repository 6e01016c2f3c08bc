using System.Runtime.InteropServices;

namespace Akin.Native.Files;

/// <summary>The call of Windows that .NET does not offer.</summary>
internal static partial class WindowsFiles
{
    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", StringMarshalling = StringMarshalling.Utf16,
        SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool CreateHardLink(string path, string existing, nint security);
}
