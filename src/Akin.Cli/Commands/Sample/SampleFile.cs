using System.Text;

namespace Akin.Cli.Commands.Sample;

/// <summary>A table or chart of a sample that is not written yet.</summary>
/// <param name="name">Its name in the folder.</param>
/// <param name="write">Writes it, the same each time.</param>
internal sealed class SampleFile(string name, Action<Stream> write)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public string Name => name;

    /// <summary>Lines of text, not kept in memory.</summary>
    public static SampleFile OfLines(string name, IEnumerable<string> lines) => new(name, stream =>
    {
        using var writer = new StreamWriter(stream, Utf8, leaveOpen: true) { NewLine = "\n" };
        foreach (var line in lines)
        {
            writer.WriteLine(line);
        }
    });

    /// <summary>What is drawn already.</summary>
    public static SampleFile OfBytes(string name, byte[] bytes) => new(name, stream => stream.Write(bytes));

    /// <summary>What is drawn already, as text.</summary>
    public static SampleFile OfText(string name, string text) => OfBytes(name, Utf8.GetBytes(text));

    /// <summary>How many bytes it has.</summary>
    public long Length()
    {
        using var counter = new CountingStream();
        write(counter);
        return counter.Length;
    }

    public void WriteTo(string path)
    {
        using var file = File.Create(path);
        write(file);
    }
}
