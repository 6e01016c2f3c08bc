using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>
/// Native memory for numbers in bulk. It starts on a cache line; where it is large it is asked for in the system's
/// large pages: a page of 4 KB costs a fault when it is first touched, and 200 MB have 50,000 of them (decision 0152).
/// </summary>
internal static unsafe partial class LargeMemory
{
    private const nuint CacheLine = 64;
    private const nuint LargePage = 2 << 20;
    private const nuint WorthAsking = 2 * LargePage;

    // MADV_HUGEPAGE of Linux.
    private const int InLargePages = 14;

    /// <summary>Allocates bytes, not cleared; <see cref="Free"/> gives them back.</summary>
    public static void* Allocate(nuint bytes)
    {
        if (bytes < WorthAsking || !OperatingSystem.IsLinux())
        {
            return NativeMemory.AlignedAlloc(Math.Max(bytes, CacheLine), CacheLine);
        }

        var memory = NativeMemory.AlignedAlloc(bytes, LargePage);

        // A hint: whether it is taken changes nothing but the time.
        _ = Advise(memory, bytes, InLargePages);
        return memory;
    }

    /// <summary>As the other, all zero.</summary>
    public static void* AllocateZeroed(nuint bytes)
    {
        var memory = Allocate(bytes);
        NativeMemory.Clear(memory, bytes);
        return memory;
    }

    /// <summary>Gives memory back; nothing where there is none.</summary>
    public static void Free(void* memory) => NativeMemory.AlignedFree(memory);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint bytes, int advice);
}
