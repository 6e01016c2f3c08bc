using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Akin.Duplicates.Applying;

/// <summary>
/// What was done to files, line by line, each on the disk before the action that it announces. A line torn by a crash
/// is none: what it would have announced did not begin.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const string Pattern = "*.jsonl";
    private readonly List<JournalEntry> _entries = [];
    private readonly FileStream _file;

    private Journal(string path)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var text = new byte[_file.Length];
        _file.ReadExactly(text);
        var end = text.AsSpan().LastIndexOf((byte)'\n') + 1;
        foreach (var line in Encoding.UTF8.GetString(text, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Keep(JsonSerializer.Deserialize(line, ApplyingJson.Lines.JournalEntry)!);
        }

        _file.SetLength(end);
        _file.Position = end;
    }

    /// <summary>Whether all of the plan was gone through.</summary>
    public bool HasEnded => _entries.Exists(entry => entry.Step == JournalStep.End);

    /// <summary>Whether taking back has begun.</summary>
    public bool IsBeingUndone => _entries.Exists(entry => entry.Step == JournalStep.Undone);

    /// <summary>Whether all was taken back.</summary>
    public bool IsUndone => _entries.Exists(entry => entry.Step == JournalStep.EndOfUndo);

    /// <summary>The number after the last action's.</summary>
    public int NextNumber { get; private set; } = 1;

    /// <summary>All journals of a folder, the oldest first.</summary>
    public static IReadOnlyList<Journal> OpenAll(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal).Select(path => new Journal(path))]
        : [];

    /// <summary>A new journal behind those that are there.</summary>
    public static Journal Begin(string folder)
    {
        Directory.CreateDirectory(folder);
        var number = Directory.EnumerateFiles(folder, Pattern).Count() + 1;
        return new(Path.Join(folder, number.ToString("0000", CultureInfo.InvariantCulture) + ".jsonl"));
    }

    /// <summary>Actions whose last line is of a step, in their order; each as it was announced.</summary>
    public IEnumerable<JournalEntry> Actions(JournalStep step)
    {
        var last = new Dictionary<int, JournalStep>();
        foreach (var entry in _entries)
        {
            last[entry.Number] = entry.Step;
        }

        return _entries.Where(entry => entry.Step == JournalStep.Begin && last[entry.Number] == step);
    }

    /// <summary>Adds a line; it is on the disk when this returns.</summary>
    public void Write(JournalEntry entry)
    {
        _file.Write(JsonSerializer.SerializeToUtf8Bytes(entry, ApplyingJson.Lines.JournalEntry));
        _file.WriteByte((byte)'\n');
        _file.Flush(flushToDisk: true);
        Keep(entry);
    }

    /// <summary>Adds what became of an action.</summary>
    public void Write(JournalStep step, JournalEntry? action = null) =>
        Write(new JournalEntry { Step = step, Number = action?.Number ?? 0 });

    private void Keep(JournalEntry entry)
    {
        _entries.Add(entry);
        NextNumber = Math.Max(NextNumber, entry.Number + 1);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
