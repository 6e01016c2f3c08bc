using System.Text.Json;

namespace Akin.Workspace;

/// <summary>
/// A run in the making: a folder <c>runs/ID.partial/</c> that becomes <c>runs/ID/</c> once all is in it.
/// </summary>
public sealed class RunDraft
{
    private const string MarkPrefix = "done-";
    private readonly RunStore _store;
    private readonly Catalogue _catalogue;

    internal RunDraft(RunStore store, Catalogue catalogue, string id, string folder)
    {
        _store = store;
        _catalogue = catalogue;
        Id = id;
        Folder = folder;
    }

    /// <summary>The run's name.</summary>
    public string Id { get; }

    /// <summary>Where the stages write their files, under the names they will keep.</summary>
    public string Folder { get; }

    /// <summary>
    /// Whether a stage was finished, in this process or before an interruption: its files are there in full.
    /// </summary>
    public bool IsFinished(string stage) => File.Exists(MarkOf(stage));

    /// <summary>Marks a stage as finished after its last file was written.</summary>
    public void Finish(string stage, double seconds)
    {
        foreach (var file in Directory.EnumerateFiles(Folder))
        {
            DurableFile.Flush(file);
        }

        var mark = JsonSerializer.SerializeToUtf8Bytes(new RunStage(stage, seconds), RunJson.Readable.RunStage);
        DurableFile.Write(MarkOf(stage), path => File.WriteAllBytes(path, mark));
    }

    /// <summary>
    /// Records the assignments, writes <c>run.json</c> and gives the folder its name. Killed before that last step, the
    /// run is still a draft; after it, it is finished.
    /// </summary>
    /// <param name="record">What to tell of the run; its stages are those marked as finished.</param>
    /// <param name="assignments">One for each picture.</param>
    /// <returns>The record as written.</returns>
    public RunRecord Complete(RunRecord record, IEnumerable<Assignment> assignments)
    {
        if (record.Id != Id)
        {
            throw new ArgumentException($"The record is of run {record.Id}, the draft of run {Id}.", nameof(record));
        }

        var marks = new DirectoryInfo(Folder).GetFiles(MarkPrefix + "*.json");
        var stages = marks
            .OrderBy(mark => mark.LastWriteTimeUtc).ThenBy(mark => mark.Name, StringComparer.Ordinal)
            .Select(mark => JsonSerializer.Deserialize(File.ReadAllBytes(mark.FullName), RunJson.Readable.RunStage)!)
            .ToArray();
        var complete = record with { Stages = [.. record.Stages, .. stages] };
        var json = JsonSerializer.Serialize(complete, RunJson.Readable.RunRecord);
        _catalogue.InTransaction(() => _catalogue.Runs.Save(Id, json, assignments));
        DurableFile.Write(Path.Join(Folder, RunStore.RecordFile), path => File.WriteAllText(path, json + "\n"));
        foreach (var mark in marks)
        {
            mark.Delete();
        }

        var final = _store.FolderOf(Id);
        if (Directory.Exists(final))
        {
            Directory.Delete(final, recursive: true);
        }

        Directory.Move(Folder, final);
        return complete;
    }

    private string MarkOf(string stage) => Path.Join(Folder, $"{MarkPrefix}{stage}.json");
}
