using Akin.Cli.Display;

namespace Akin.Cli.Commands;

/// <summary>Prints what a verb found, for people or for programs, and the notes on how it came about.</summary>
internal static class Answer
{
    /// <summary>Prints one result.</summary>
    /// <param name="shell">Where to.</param>
    /// <param name="settings">Whether for programs; and what is to be said of the preset.</param>
    /// <param name="summary">The result.</param>
    /// <param name="text">The result for people.</param>
    /// <param name="more">Notes besides, a sentence each; empty ones do not count.</param>
    public static void Write<T>(
        Shell shell, Settings settings, T summary, Func<T, string> text, params IEnumerable<string?> more)
    {
        string[] notes = [.. more.Prepend(settings.Preset?.Note).OfType<string>().Where(note => note.Length > 0)];
        string ForPeople() => string.Join('\n', notes.Select(note => $"Note: {note}").Prepend(text(summary)));
        string ForPrograms() => CliJson.Write(summary, notes);
        if (shell.Answered is { } answered)
        {
            answered(ForPeople(), ForPrograms());
            return;
        }

        shell.Out.WriteLine(settings.Json ? ForPrograms() : ForPeople());
    }
}
