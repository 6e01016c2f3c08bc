using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Akin.Tests.Support;

/// <summary>The real program in a process of its own, as a person starts it.</summary>
internal sealed partial class AkinProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly StringBuilder _output = new();
    private readonly object _said = new();
    private readonly Thread[] _readers;

    private AkinProcess(string[] arguments, string? data)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Join(AppContext.BaseDirectory, "Akin.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (data is not null)
        {
            start.Environment["XDG_DATA_HOME"] = data;
        }

        _process = new Process { StartInfo = start };
        _process.Start();

        // Threads of their own: those of the pool may all be at work in other tests while this one waits for a line.
        _readers =
        [
            Read(_process.StandardOutput, line => _output.AppendLine(line)),
            Read(_process.StandardError, Say),
        ];
    }

    /// <summary>Starts the program.</summary>
    public static AkinProcess Start(params string[] arguments) => new(arguments, data: null);

    /// <summary>Starts the program for a user whose own files, such as the trash, are in a folder.</summary>
    public static AkinProcess StartFor(string data, params string[] arguments) => new(arguments, data);

    /// <summary>Runs the program to its end.</summary>
    public static (int ExitCode, string Output, string Errors) Run(params string[] arguments)
    {
        using var process = Start(arguments);
        return process.WaitForEnd();
    }

    /// <summary>What Ctrl-C sends.</summary>
    public const int Interrupt = 2;

    /// <summary>What a scheduler sends.</summary>
    public const int Terminate = 15;

    /// <summary>Sends the program a signal, where there are such; tells whether it was still there.</summary>
    public bool Send(int signal) => Kill(_process.Id, signal) == 0;

    /// <summary>Waits until the program has ended.</summary>
    public (int ExitCode, string Output, string Errors) WaitForEnd()
    {
        _process.WaitForExit();
        Array.ForEach(_readers, reader => reader.Join());
        return (_process.ExitCode, _output.ToString(), _errors.ToString());
    }

    /// <summary>Waits until the program has written some words to its standard error, or has ended.</summary>
    public void WaitForError(string words)
    {
        lock (_said)
        {
            while (!_errors.ToString().Contains(words, StringComparison.Ordinal) && !_process.HasExited)
            {
                Monitor.Wait(_said, TimeSpan.FromSeconds(1));
            }
        }
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

    /// <summary>
    /// Kills the program at once (SIGKILL) when something is so, unless it has ended before; tells whether it was
    /// killed.
    /// </summary>
    public bool KillWhen(Func<bool> isSo)
    {
        while (!_process.WaitForExit(TimeSpan.FromMilliseconds(1)))
        {
            if (isSo())
            {
                return KillAfter(TimeSpan.Zero);
            }
        }

        return false;
    }

    public void Dispose() => _process.Dispose();

    private static Thread Read(StreamReader stream, Action<string> take)
    {
        var reader = new Thread(() =>
        {
            while (stream.ReadLine() is { } line)
            {
                take(line);
            }
        })
        {
            IsBackground = true,
        };
        reader.Start();
        return reader;
    }

    private void Say(string line)
    {
        lock (_said)
        {
            _errors.AppendLine(line);
            Monitor.PulseAll(_said);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
