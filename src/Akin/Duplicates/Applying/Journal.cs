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
    private readonly Stream _file;

    /// <summary>Reads what a file says, and goes on behind it.</summary>
    /// <param name="file">Read and written; without a buffer of its own, which would bring a failed line again.</param>
    internal Journal(Stream file)
    {
        _file = file;
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

    /// <summary>Whether taking back has begun and did not come to its end, or as far as it can.</summary>
    public bool IsBeingUndone => _entries.FindLastIndex(entry => entry.Step == JournalStep.Undone)
        > _entries.FindLastIndex(entry => entry.Step is JournalStep.RestOfUndo or JournalStep.EndOfUndo);

    /// <summary>Whether taking back came to its end before, and some could not come back.</summary>
    public bool HasRest => !IsUndone && _entries.Exists(entry => entry.Step == JournalStep.RestOfUndo);

    /// <summary>Whether all was taken back.</summary>
    public bool IsUndone => _entries.Exists(entry => entry.Step == JournalStep.EndOfUndo);

    /// <summary>The number after the last action's.</summary>
    public int NextNumber { get; private set; } = 1;

    /// <summary>All journals of a folder, the oldest first.</summary>
    public static IReadOnlyList<Journal> OpenAll(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal).Select(Open)]
        : [];

    /// <summary>A new journal behind those that are there.</summary>
    public static Journal Begin(string folder)
    {
        Directory.CreateDirectory(folder);
        var last = Directory.EnumerateFiles(folder, Pattern).Select(Path.GetFileNameWithoutExtension)
            .Select(name => int.TryParse(name, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty().Max();
        return Open(Path.Join(folder, (last + 1).ToString("0000", CultureInfo.InvariantCulture) + ".jsonl"));
    }

    private static Journal Open(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            return new(file);
        }
        catch (JsonException)
        {
            file.Dispose();
            throw new IOException($"{path} is damaged: a line of it is none of a journal. Mend it or put it elsewhere");
        }
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

    /// <summary>Adds a line; it is on the disk when this returns, and none of it is there when this fails.</summary>
    public void Write(JournalEntry entry)
    {
        var end = _file.Position;
        try
        {
            _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(entry, ApplyingJson.Lines.JournalEntry), (byte)'\n']);
            if (_file is FileStream file)
            {
                file.Flush(flushToDisk: true);
            }
        }
        catch
        {
            // A full disk takes a part of a line: what comes after must not stand behind that part.
            _file.SetLength(end);
            _file.Position = end;
            throw;
        }

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
