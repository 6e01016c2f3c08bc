using Akin.Numerics;

namespace Akin.Cli.Display;

/// <summary>
/// Shows how far the work has come: on a terminal one line, written again ten times a second at most; elsewhere plain
/// lines, one when a stage begins and one now and then. Stages may report from any thread.
/// </summary>
internal sealed class ProgressLine(Shell shell) : IProgress<StageProgress>, IProgress<string>, IDisposable
{
    private static readonly TimeSpan TerminalPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PlainPause = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private string? _stage;
    private long _started;
    private long _firstDone;
    private long _written;
    private int _width;

    public void Report(StageProgress value)
    {
        lock (_lock)
        {
            var now = shell.Time.GetTimestamp();
            var begins = value.Stage != _stage;
            if (begins)
            {
                Clear();
                (_stage, _started, _firstDone) = (value.Stage, now, value.Done);
            }
            else if (shell.Time.GetElapsedTime(_written, now) < (shell.TerminalWidth > 0 ? TerminalPause : PlainPause))
            {
                return;
            }

            _written = now;
            var done = value.Done - _firstDone;
            Write(ProgressText.Of(value, done, shell.Time.GetElapsedTime(_started, now), shell.TerminalWidth));
        }
    }

    void IProgress<string>.Report(string value) => Say(value);

    /// <summary>Writes a line of its own, above the progress.</summary>
    public void Say(string line)
    {
        lock (_lock)
        {
            Clear();
            shell.Error.WriteLine(line);
        }
    }

    /// <summary>Writes a line above the progress, where it is shown; else as it is.</summary>
    public static void Say(IProgress<StageProgress> progress, Shell shell, string line)
    {
        if (progress is ProgressLine shown)
        {
            shown.Say(line);
        }
        else
        {
            shell.Error.WriteLine(line);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            Clear();
        }
    }

    private void Write(string text)
    {
        if (shell.TerminalWidth == 0)
        {
            shell.Error.WriteLine(text);
            return;
        }

        // Spaces over what was longer before: this works on any terminal.
        shell.Error.Write("\r" + text.PadRight(_width));
        shell.Error.Flush();
        _width = text.Length;
    }

    private void Clear()
    {
        if (_width > 0)
        {
            shell.Error.Write("\r" + new string(' ', _width) + "\r");
            shell.Error.Flush();
            _width = 0;
        }
    }
}
