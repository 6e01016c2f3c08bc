using System.Diagnostics;
using Akin.Numerics;
using Akin.Projection;

namespace Akin.Workspace.Runs;

/// <summary>
/// Groups the pictures of a workspace and places them on a map. The same settings on the same features are the same
/// run: it is made once, and one that was interrupted goes on after the last part that was finished.
/// </summary>
public static class AnalysisStage
{
    private const string ClusterStage = "cluster";
    private const string ProjectStage = "project";

    /// <summary>Makes the run, or finds it.</summary>
    /// <param name="workspace">Opened for writing.</param>
    /// <param name="store">The features to work on; at least one picture is ready.</param>
    /// <param name="settings">What is chosen.</param>
    /// <param name="time">The clock for <c>run.json</c>.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work; parts that are finished stay.</param>
    public static RunOutcome Run(
        AkinWorkspace workspace,
        FeatureStore store,
        RunSettings settings,
        TimeProvider time,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        using var features = store.LoadReady(settings.Grouping.MemoryBytes);
        if (features.Pictures.Count == 0)
        {
            throw new WorkspaceException($"There is nothing to group: {features.WhyNone}.");
        }

        var runs = workspace.Runs;
        var id = RunKey.Of(features.Hash, settings.Parameters, settings.Seed);
        if (runs.Find(id) is { } made)
        {
            runs.MakeLatest(id);
            return new(made, runs.FolderOf(id), WasThere: true) { Lacking = features.Lacking };
        }

        var draft = runs.Begin(id);
        Compute(draft, features, settings, time, progress, cancellation);
        var files = new RunFiles(draft.Folder);
        var set = RunFeatureSet.Of(workspace.Catalogue.FeatureSets, store.Set, features.Lacking.Count);
        var record = Record(id, set, store.Set.Model, features, settings, files, time);
        record = draft.Complete(record, Assignments(features, files));
        return new(record, runs.FolderOf(id), WasThere: false) { Lacking = features.Lacking };
    }

    private static void Compute(
        RunDraft draft,
        ReadyFeatures features,
        RunSettings settings,
        TimeProvider time,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        if (draft.IsFinished(ClusterStage) && draft.IsFinished(ProjectStage))
        {
            return;
        }

        var files = new RunFiles(draft.Folder);
        var started = time.GetTimestamp();
        using var points = settings.Space.Reduce(features.Rows, cancellation);
        if (settings.Space.OnMap)
        {
            Finish(ProjectStage, Project);
            Finish(ClusterStage, () =>
            {
                using var map = NpyFile.Read(files.Map);
                Cluster(map);
            });
        }
        else
        {
            Finish(ClusterStage, () => Cluster(points.Points));
            Finish(ProjectStage, Project);
        }

        void Cluster(Matrix places) => files.Write(
            settings.Given is { } given
                ? Grouping.Given(places, given, features.Pictures, settings.Grouping, progress, cancellation)
                : Grouping.Find(places, settings.Grouping, progress, cancellation),
            points);

        void Project()
        {
            using var map = PointMap.Make(points.Points, settings.Map, progress, cancellation);
            files.Write(map, settings.Map);
        }

        void Finish(string stage, Action work)
        {
            if (!draft.IsFinished(stage))
            {
                work();
                draft.Finish(stage, time.GetElapsedTime(started).TotalSeconds);
            }

            started = time.GetTimestamp();
        }
    }

    private static IEnumerable<Assignment> Assignments(ReadyFeatures features, RunFiles files)
    {
        var labels = LabelsFile.Read(files.Labels, features.Pictures.Count);
        using var distances = NpyFile.Read(files.Distances);
        using var map = NpyFile.Read(files.Map);
        for (var row = 0; row < labels.Length; row++)
        {
            var y = map.Columns > 1 ? map[row][1] : 0;
            yield return new(features.Pictures[row].Id, labels[row], Known(distances[row][0]), map[row][0], y);
        }
    }

    // What is in no group has no centre.
    private static double? Known(float distance) => float.IsNaN(distance) ? null : distance;

    private static RunRecord Record(
        string id,
        RunFeatureSet set,
        FeatureModel model,
        ReadyFeatures features,
        RunSettings settings,
        RunFiles files,
        TimeProvider time)
    {
        var grouping = files.ReadGrouping();
        var map = files.ReadMap();
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["k"] = grouping.K,
            ["clusters"] = grouping.Clusters,
            ["noise"] = grouping.Noise,
        };
        AddKnown("inertia", grouping.Inertia);
        AddKnown("iterations", grouping.Iterations);
        AddKnown("eps", grouping.Radius);
        AddKnown("silhouette", grouping.Silhouette);
        AddKnown("kl_divergence", map.KlDivergence);
        AddKnown("trustworthiness", map.Trustworthiness);
        void AddKnown(string name, double? value)
        {
            if (value is { } known)
            {
                metrics[name] = known;
            }
        }

        using var process = Process.GetCurrentProcess();
        return new RunRecord
        {
            Id = id,
            Finished = time.GetUtcNow(),
            Versions = EngineVersions.Collect(),
            Model = model,
            FeatureSet = set,
            Features = features.Hash,
            Pictures = features.Pictures.Count,
            Parameters = settings.Parameters,
            Seed = settings.Seed,
            Threads = settings.Threads,
            Metrics = metrics,
            Notes = grouping.Explanation.Length > 0
                ? new Dictionary<string, string> { ["k"] = grouping.Explanation }
                : new Dictionary<string, string>(),
            PeakMemoryBytes = process.PeakWorkingSet64,
        };
    }
}
