using System.Globalization;
using Akin.Cli.Parsing;
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
            Write(Describe(value, shell.Time.GetElapsedTime(_started, now)));
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

    public void Dispose()
    {
        lock (_lock)
        {
            Clear();
        }
    }

    private string Describe(StageProgress value, TimeSpan elapsed)
    {
        var text = value.Total > 0
            ? $"{value.Stage}{Bar(value)}  {Amount(value, value.Done)} of {Amount(value, value.Total, withUnit: true)}"
            : value.Done > 0
                ? $"{value.Stage}  {Amount(value, value.Done, withUnit: true)}"
                : value.Stage;
        var done = value.Done - _firstDone;
        if (done <= 0 || elapsed.TotalSeconds < 0.5)
        {
            return text;
        }

        var rate = done / elapsed.TotalSeconds;
        text += value.Unit == StageProgress.Bytes
            ? $"  {ByteSize.Write((long)rate)}/s"
            : $"  {rate.ToString(rate < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture)}/s";
        return value.Total > value.Done
            ? text + "  " + Durations.Write(TimeSpan.FromSeconds((value.Total - value.Done) / rate)) + " left"
            : text;
    }

    private static string Amount(StageProgress value, long count, bool withUnit = false) =>
        value.Unit == StageProgress.Bytes
            ? ByteSize.Write(count)
            : count.ToString("N0", CultureInfo.InvariantCulture) + (withUnit ? " " + value.Unit : "");

    // What comes from elsewhere takes as long as it takes: a bar, on a terminal.
    private string Bar(StageProgress value)
    {
        const int cells = 20;
        if (shell.TerminalWidth == 0 || value.Unit != StageProgress.Bytes)
        {
            return "";
        }

        var full = (int)(cells * Math.Clamp((double)value.Done / value.Total, 0, 1));
        return $"  [{new string('#', full)}{new string('.', cells - full)}]";
    }

    private void Write(string said)
    {
        var text = Words.OnALine(said);
        if (shell.TerminalWidth == 0)
        {
            shell.Error.WriteLine(text);
            return;
        }

        // Spaces over what was longer before, and no wrap at the edge: this works on any terminal.
        var shown = text.Length < shell.TerminalWidth ? text : text[..(shell.TerminalWidth - 1)];
        shell.Error.Write("\r" + shown.PadRight(_width));
        shell.Error.Flush();
        _width = shown.Length;
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
