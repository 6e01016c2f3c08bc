using System.Diagnostics;

namespace Akin.Bench;

/// <summary>Another program, run to its end.</summary>
internal static class ChildProcess
{
    /// <summary>Runs it; gives what it wrote, and the most memory that it had.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public static (string Output, long Peak) Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(100)))
        {
            process.Refresh();
            peak = process.HasExited ? peak : Math.Max(peak, process.PeakWorkingSet64);
        }

        return process.ExitCode == 0
            ? (output.GetAwaiter().GetResult(), peak)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
