using System.Globalization;
using System.Text.Json;
using Akin.Cli.Display;
using Akin.Cli.Vectors;

namespace Akin.Cli.Commands.Run;

/// <summary>
/// The steps that were done after a run, in a file beside it: one whose inputs and files are as they were then is not
/// done again.
/// </summary>
/// <param name="run">The folder of the run.</param>
/// <param name="folders">Where steps write: the workspace, and the folder for copies.</param>
internal sealed class StepRecords(string run, IReadOnlyList<string> folders)
{
    private const string Name = "steps.json";
    private const int Most = 64;
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint, // A link may lead in a circle.
    };

    private readonly string _path = Path.Join(run, Name);

    /// <summary>The step as it was done before; none when something of it has changed since.</summary>
    public StepRecord? Find(string command, string stamp) => Read().FirstOrDefault(record =>
        record.Command == command && record.Stamp == stamp
        && record.Files.All(file => StampOf(file.Key) == file.Value));

    /// <summary>All files that a step may write, with size and time.</summary>
    public IReadOnlyDictionary<string, string> Files()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", Everything)).Where(IsProduct))
        {
            files[path] = StampOf(path) ?? "";
        }

        return files;
    }

    /// <summary>Keeps a step that was done.</summary>
    /// <param name="record">The step, with all files that are there now.</param>
    /// <param name="before">The files that were there before it.</param>
    public void Keep(StepRecord record, IReadOnlyDictionary<string, string> before)
    {
        var records = Read();

        // What it found made is its work too: that of the last time.
        var own = records.Where(each => each.Command == record.Command).SelectMany(each => each.Files.Keys)
            .ToHashSet(StringComparer.Ordinal);
        var made = record.Files
            .Where(file => own.Contains(file.Key) || before.GetValueOrDefault(file.Key) != file.Value)
            .ToDictionary(StringComparer.Ordinal);
        StepRecord[] kept =
        [
            record with { Files = made }, .. records.Where(each => each.Command != record.Command).Take(Most - 1),
        ];
        var draft = Drafts.NameFor(_path);
        File.WriteAllText(draft, CliJson.Write(kept) + "\n");
        File.Move(draft, _path, overwrite: true);
    }

    private StepRecord[] Read()
    {
        try
        {
            return File.Exists(_path) ? CliJson.Read<StepRecord[]>(File.ReadAllBytes(_path)) ?? [] : [];
        }
        catch (JsonException)
        {
            return []; // Somebody wrote into it: every step is done again.
        }
    }

    private bool IsProduct(string path) => path != _path
        && !Path.GetFileName(path).StartsWith("catalogue.sqlite", StringComparison.Ordinal);

    private static string? StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}") : null;
    }
}
