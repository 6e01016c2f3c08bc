using System.Text;

namespace Akin.Cli.Display;

/// <summary>
/// Writes messages so that each is one line, whatever names are in it: what would break the line, or command a
/// terminal, is a question mark. What is written without an end of line goes through as it is.
/// </summary>
internal sealed class LineWriter(TextWriter target) : TextWriter
{
    public override Encoding Encoding => target.Encoding;

    public override void Write(char value) => target.Write(value);

    public override void Write(string? value) => target.Write(value);

    public override void WriteLine(string? value) => target.WriteLine(Words.OnALine(value ?? ""));

    public override void Flush() => target.Flush();
}
