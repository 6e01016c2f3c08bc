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
/// <param name="workspace">Where most steps write.</param>
/// <param name="copies">The folder for copies: there may be a million of them, so they are known by number and size.
/// </param>
internal sealed class StepRecords(string run, string workspace, string copies)
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

    /// <summary>All files of the workspace that a step may write, with size and time, and the folder of copies as one.
    /// </summary>
    public IReadOnlyDictionary<string, string> Files()
    {
        var files = Directory.EnumerateFiles(workspace, "*", Everything).Where(IsProduct)
            .ToDictionary(path => path, path => StampOf(path) ?? "", StringComparer.Ordinal);
        if (Directory.Exists(copies))
        {
            files[copies] = StampOf(copies)!;
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
        return Directory.Exists(path) ? StampOfFolder(path)
            : file.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}") : null;
    }

    private static string StampOfFolder(string path)
    {
        var (count, bytes) = (0L, 0L);
        foreach (var file in new DirectoryInfo(path).EnumerateFiles("*", Everything))
        {
            (count, bytes) = (count + 1, bytes + file.Length);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{count} files of {bytes} bytes");
    }
}
