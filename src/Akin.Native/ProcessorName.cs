using System.Runtime.InteropServices;
using System.Text;

namespace Akin.Native;

/// <summary>The name of the processor, where the system has to be asked for it.</summary>
public static partial class ProcessorName
{
    private const int LongestName = 256;

    /// <summary>What macOS calls it, such as <c>Apple M2</c>; <see langword="null"/> elsewhere.</summary>
    public static unsafe string? OfMacOS()
    {
        if (!OperatingSystem.IsMacOS())
        {
            return null;
        }

        Span<byte> name = stackalloc byte[LongestName];
        nuint length = LongestName;
        fixed (byte* first = name)
        {
            return Ask("machdep.cpu.brand_string", first, ref length, null, 0) == 0
                ? Encoding.UTF8.GetString(name[..(int)length]).TrimEnd('\0') : null;
        }
    }

    [LibraryImport("libc", EntryPoint = "sysctlbyname", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int Ask(string name, byte* value, ref nuint length, void* replacement, nuint size);
}
