using System.Runtime.InteropServices;

namespace Akin.Native.Memory;

/// <summary>
/// Memory that nobody needs any more, and that the process nevertheless still has. The collector keeps what its heap
/// had grown to; the C library of most Linux systems keeps what was freed in each of its arenas (one for each thread
/// that met another in there), which is where the engines' weights and buffers lie.
/// </summary>
public static partial class FreedMemory
{
    private const int MapThreshold = -3;
    private const int LargeBytes = 1 << 20;
    private static volatile bool _canTrim = OperatingSystem.IsLinux();

    /// <summary>
    /// Gives it to the system: collects all of the managed heap, and what the C library holds back where it can be told
    /// to. From then on that maps blocks of a mebibyte and more one by one, so that they go when they are freed: glibc
    /// would put them among the small ones as soon as it has seen some come and go, and keep the holes. Takes some
    /// hundredths of a second; for the moments between two stages that take much.
    /// </summary>
    public static void Return()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (!_canTrim)
        {
            return;
        }

        try
        {
            _ = SetOption(MapThreshold, LargeBytes);
            _ = Trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            _canTrim = false;
        }
        catch (DllNotFoundException)
        {
            _canTrim = false;
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetOption(int option, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Trim(nuint keep);
}
