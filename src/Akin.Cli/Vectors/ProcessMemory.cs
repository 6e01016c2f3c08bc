using System.Diagnostics;

namespace Akin.Cli.Vectors;

/// <summary>What this process took of the machine's memory.</summary>
internal static class ProcessMemory
{
    /// <summary>The most that was resident at any moment, in bytes.</summary>
    public static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
