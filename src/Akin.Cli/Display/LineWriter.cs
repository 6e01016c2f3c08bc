using System.Text;

namespace Akin.Cli.Display;

/// <summary>
/// Writes messages so that each is one line, whatever names are in it: what would break the line, or command a
/// terminal, is a question mark. What is written without an end of line goes through as it is. Messages that cannot be
/// written, since nobody reads them any more, are lost: the work is not.
/// </summary>
internal sealed class LineWriter(TextWriter target) : TextWriter
{
    public override Encoding Encoding => target.Encoding;

    public override void Write(char value) => Try(() => target.Write(value));

    public override void Write(string? value) => Try(() => target.Write(value));

    public override void WriteLine(string? value) => Try(() => target.WriteLine(Words.OnALine(value ?? "")));

    public override void Flush() => Try(target.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // There is no other place to say it.
        }
    }
}
