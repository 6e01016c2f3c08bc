using System.Text.Json;
using Akin.Intake;

namespace Akin.Workspace;

/// <summary>The finished runs of a workspace, each in a folder <c>runs/ID/</c> that came to be in one step.</summary>
public sealed class RunStore
{
    internal const string RecordFile = "run.json";
    private readonly AkinWorkspace _workspace;

    internal RunStore(AkinWorkspace workspace) => _workspace = workspace;

    /// <summary>Where a run is, or will be.</summary>
    public string FolderOf(string id) => Path.Join(_workspace.Folder, "runs", id);

    /// <summary>A finished run; <see langword="null"/> when there is none of that name.</summary>
    public RunRecord? Find(string id)
    {
        var path = Path.Join(FolderOf(id), RecordFile);
        return File.Exists(path)
            ? JsonSerializer.Deserialize(File.ReadAllBytes(path), RunJson.Readable.RunRecord)
            : null;
    }

    /// <summary>The finished run whose folder a path leads to, by whatever links; <see langword="null"/> where it is
    /// none.</summary>
    /// <param name="folder">Full path.</param>
    public RunRecord? FindAt(string folder)
    {
        var real = RealPath.Of(Path.TrimEndingDirectorySeparator(folder));
        return real is not null && Path.GetFileName(real) is { Length: > 0 } id
            && RealPath.Of(FolderOf(id)) is { } own && RealPath.Names.Equals(own, real) ? Find(id) : null;
    }

    /// <summary>The run that was finished or asked for last; <see langword="null"/> before the first.</summary>
    public RunRecord? Latest() => _workspace.Catalogue.Runs.List().Select(Find).FirstOrDefault(run => run is not null);

    /// <summary>The runs that were made of a set of features, the latest first.</summary>
    public IReadOnlyList<RunRecord> MadeOf(FeatureSet set) =>
        [.. _workspace.Catalogue.Runs.List().Select(Find).OfType<RunRecord>()
            .Where(run => run.FeatureSetKey == set.Key)];

    /// <summary>Notes that a finished run is the one asked for last.</summary>
    public void MakeLatest(string id) => _workspace.Catalogue.Runs.MakeLatest(id);

    /// <summary>
    /// Begins a run, or goes on with one that was interrupted: stages that it finished need not be done again.
    /// </summary>
    /// <param name="id">Its name; see <see cref="RunKey"/>.</param>
    public RunDraft Begin(string id)
    {
        var folder = FolderOf(id) + ".partial";
        Directory.CreateDirectory(folder);
        return new(this, _workspace.Catalogue, id, folder);
    }
}
