using System.Diagnostics;
using System.Text;

namespace Akin.Tests.Support;

/// <summary>The real program in a process of its own, as a person starts it.</summary>
internal sealed class AkinProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly StringBuilder _output = new();

    private AkinProcess(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Join(AppContext.BaseDirectory, "Akin.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => _output.AppendLine(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts the program.</summary>
    public static AkinProcess Start(params string[] arguments) => new(arguments);

    /// <summary>Runs the program to its end.</summary>
    public static (int ExitCode, string Output, string Errors) Run(params string[] arguments)
    {
        using var process = Start(arguments);
        process._process.WaitForExit();
        return (process._process.ExitCode, process._output.ToString(), process._errors.ToString());
    }

    /// <summary>
    /// Kills the program at once (SIGKILL), unless it has ended within a time; tells whether it was killed.
    /// </summary>
    public bool KillAfter(TimeSpan time)
    {
        if (_process.WaitForExit(time))
        {
            return false;
        }

        _process.Kill();
        _process.WaitForExit();
        return true;
    }

    public void Dispose() => _process.Dispose();
}
