using System.Text;

namespace Akin.Cli.Display;

/// <summary>Writes results. Where that cannot be, the fault says so, and it is kept that it was said.</summary>
internal sealed class ResultWriter(TextWriter target) : TextWriter
{
    public override Encoding Encoding => target.Encoding;

    /// <summary>Whether a write has failed; whoever wrote was told.</summary>
    public bool HasFailed { get; private set; }

    public override void Write(char value) => Try(() => target.Write(value));

    public override void Write(string? value) => Try(() => target.Write(value));

    public override void WriteLine(string? value) => Try(() => target.WriteLine(value));

    public override void Flush() => Try(target.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            HasFailed = true;
            throw new IOException($"the result cannot be written: {problem.Message}", problem);
        }
    }
}
