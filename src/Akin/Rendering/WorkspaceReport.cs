using System.Globalization;
using Akin.Imaging;
using Akin.Intake;
using Akin.Numerics;
using Akin.Workspace;
using Akin.Workspace.Runs;

namespace Akin.Rendering;

/// <summary>The report of a run: reads a workspace and tells <see cref="ReportWriter"/> what there is to say.</summary>
public static class WorkspaceReport
{
    /// <summary>The file beside the report that has its conclusion in words; empty where there is none.</summary>
    public const string ConclusionFile = "conclusion.txt";

    internal const string SpacesFile = "spaces.csv";

    /// <summary>Writes the report into the run's folder, over an older one.</summary>
    /// <param name="workspace">Where the pictures and the run are.</param>
    /// <param name="run">A finished run of it.</param>
    /// <param name="earlier">Stages before the run's own, with the time they took.</param>
    /// <param name="options">How large it may grow.</param>
    /// <param name="progress">Told as pictures are made.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    /// <returns>Where the page is, and what it concludes.</returns>
    public static WrittenReport Write(
        AkinWorkspace workspace,
        RunRecord run,
        IReadOnlyList<RunStage> earlier,
        ReportOptions options,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        var folder = workspace.Runs.FolderOf(run.Id);
        ReportStamp.Begin(folder);
        var grouping = new RunFiles(folder).ReadGrouping();
        var figures = Figures(workspace, run, grouping, options, progress, cancellation);
        var model = Model(workspace, run, earlier) with
        {
            Note = options.Note,
            Conclusion = ReportConclusion.Of(
                grouping, RunCurve.WasAsked(run), figures?.Curve ?? RunCurve.Of(grouping),
                figures is null ? grouping.ElbowK : figures.ElbowK),
        };
        if (figures is not null)
        {
            figures.Spaces?.Write(Path.Join(folder, SpacesFile));
            model = model with
            {
                Choice = model.Choice ?? Asked(figures.Curve, grouping),
                Elbow = new(figures.Inertias, figures.ElbowK) { Rows = figures.InertiaRows },
                Spaces = figures.Spaces is { } spaces ? new(figures.Ratios, spaces, figures.Rows) : null,
                Files = figures.Spaces is null
                    ? model.Files
                    : [.. model.Files, new(SpacesFile, "How far fewer dimensions give the same groups")],
            };
        }

        File.WriteAllText(Path.Join(folder, ConclusionFile), model.Conclusion);
        var page = ReportWriter.Write(model, folder, options, progress, cancellation);
        ReportStamp.End(folder, ReportStamp.Of(workspace, options));
        return new(page, model.Conclusion);
    }

    /// <summary>
    /// Whether a run's report is there and would come out the same but for the times of the stages before the run: it
    /// shows the same, and no input of the workspace has changed.
    /// </summary>
    /// <param name="workspace">Where the pictures and the run are.</param>
    /// <param name="run">A finished run of it.</param>
    /// <param name="options">What the report is to show.</param>
    public static bool IsThere(AkinWorkspace workspace, RunRecord run, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        return ReportStamp.In(workspace.Runs.FolderOf(run.Id)) is { } stamp
            && stamp == ReportStamp.Of(workspace, options);
    }

    /// <summary>
    /// What is computed for the report alone; none where the features are no more those that the run was made of.
    /// </summary>
    private static RunFigures? Figures(
        AkinWorkspace workspace, RunRecord run, GroupingRecord grouping, ReportOptions options,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        if (workspace.Catalogue.FeatureSets.List().FirstOrDefault(set => set.Key == run.FeatureSetKey) is not { } set)
        {
            return null;
        }

        using var ready = workspace.Features(set).LoadReady(options.MemoryBytes);
        if (ready.Hash != run.Features)
        {
            return null;
        }

        var settings = RunSettings.Of(run);
        settings = settings.With(settings.Seed, options.Threads);
        settings = settings with { Grouping = settings.Grouping with { MemoryBytes = options.MemoryBytes } };
        using var map = settings.Space.OnMap
            ? NpyFile.Read(new RunFiles(workspace.Runs.FolderOf(run.Id)).Map) : null;
        return RunFigures.Of(
            ready.Rows, map, settings, grouping, RunCurve.AtHand(workspace, set, run), options.Figures, progress,
            cancellation);
    }

    /// <summary>What other numbers of groups gave, beside one that was asked for.</summary>
    private static ReportChoice? Asked(RunCurve? curve, GroupingRecord grouping) => curve is null ? null : new(
        [.. curve.Points.Select(point => new ReportCurvePoint(point.K, point.Silhouette, point.Inertia))],
        grouping.K, curve.WithoutLabels, curve.ClearGroups)
    {
        Best = curve.BestK,
        Sample = curve.Rows ?? curve.Points.Max(point => point.SilhouetteSample),
    };

    /// <summary>Everything that the report says.</summary>
    /// <param name="workspace">Where the pictures and the run are.</param>
    /// <param name="run">A finished run of it.</param>
    /// <param name="earlier">Stages before the run's own, with the time they took.</param>
    public static ReportModel Model(AkinWorkspace workspace, RunRecord run, IReadOnlyList<RunStage> earlier)
    {
        var sources = workspace.Catalogue.Sources.Current();
        var inputs = workspace.Catalogue.Pictures.List();
        var files = new RunFiles(workspace.Runs.FolderOf(run.Id));
        var grouping = files.ReadGrouping();
        var pictures = Pictures(workspace, run, inputs);
        return new ReportModel
        {
            Title = string.Join(", ", sources.Select(row => row.Source.Name)),
            Sources = [.. sources.Select(row => row.Source.FullPath)],
            Created = run.Finished,
            Pictures = pictures,
            Choice = Choice(grouping),
            Explanation = grouping.Curve.Count == 0 ? grouping.Explanation : "",
            Advice = GroupAdvice.Of(run),
            Radius = grouping.Radius is { } radius ? new(grouping.CoreDistances, radius) : null,
            Silhouette = grouping.Silhouette,
            GroupSilhouettes = grouping.GroupSilhouettes,
            Variance = Variance(run, grouping),
            MapMethod = MapMethodOf(files.ReadMap()),
            Skipped = [.. inputs.Where(input => input.State.IsFailure())
                .Select(input => new ReportSkip(input.RelativePath, input.State, input.Reason))],
            Agreement = Agreement(pictures),
            Stages = [.. earlier.Concat(run.Stages).Select(stage => new ReportStage(stage.Name, stage.Seconds))],
            PeakMemoryBytes = run.PeakMemoryBytes,
            Tables = Tables(run),
            Files = Files(files, grouping),
            Thumbnails = Thumbnails(),
        };
    }

    private static List<ReportPicture> Pictures(
        AkinWorkspace workspace,
        RunRecord run,
        IReadOnlyList<PictureRecord> inputs)
    {
        var places = workspace.Places();
        var byId = inputs.ToDictionary(input => input.Id);
        return
        [
            .. from each in workspace.Catalogue.Runs.Assignments(run.Id)
               let input = byId[each.PictureId]
               select new ReportPicture
               {
                   Id = input.Id,
                   RelativePath = input.RelativePath,
                   Content = places.ContentOf(input),
                   Collection = input.Collection,
                   Label = each.Label,
                   Distance = (float)(each.Distance ?? 0),
                   X = (float)(each.X ?? double.NaN),
                   Y = (float)(each.Y ?? double.NaN),
                   Width = input.UprightWidth,
                   Height = input.UprightHeight,
                   DuplicateOf = input.DuplicateOf is { } first ? byId[first].RelativePath : "",
               },
        ];
    }

    private static ReportChoice? Choice(GroupingRecord grouping) => grouping.Curve.Count == 0
        ? null
        : new(
            [.. grouping.Curve.Select(point => new ReportCurvePoint(point.K, point.Silhouette, point.Inertia))],
            grouping.K,
            grouping.Explanation,
            grouping.ClearGroups ?? false)
        {
            Sample = grouping.Curve.Max(point => point.SilhouetteSample),
        };

    private static ReportVariance Variance(RunRecord run, GroupingRecord grouping) => new(
        grouping.ExplainedVarianceRatio,
        grouping.ExplainedVarianceRatio.Count,
        run.FeatureSet?.Dimension ?? run.Model.Dimension,
        RunSettings.Of(run).Space.Normalise,
        RunSettings.Of(run).Space.OnMap);

    internal static string MapMethodOf(MapRecord map) => map switch
    {
        { Perplexity: { } perplexity } => string.Create(
            CultureInfo.InvariantCulture, $"t-SNE, perplexity {perplexity:0.#}"),
        { Neighbours: { } neighbours } => string.Create(
            CultureInfo.InvariantCulture, $"UMAP, neighbourhoods of {neighbours}"),
        _ => "Principal components",
    };

    private static ReportAgreement? Agreement(List<ReportPicture> pictures) =>
        CollectionAgreement.Of(
            [.. pictures.Select(picture => picture.Collection)], [.. pictures.Select(picture => picture.Label)])
            is { } agreement
            ? new(agreement.AdjustedRand, agreement.NormalizedMutualInformation)
            : null;

    private static ReportTable[] Tables(RunRecord run) =>
    [
        new("Parameters",
        [
            .. run.Parameters,
            new("seed", run.Seed.ToString(CultureInfo.InvariantCulture)),
            new("threads", run.Threads.ToString(CultureInfo.InvariantCulture)),
        ]),
        new("Model",
        [
            new("model", run.Model.Id),
            new("precision", run.Model.Precision),
            new("features", run.Model.Dimension.ToString(CultureInfo.InvariantCulture)),
            new("preprocessing", run.Model.Preprocessing),
        ]),
        .. run.FeatureSet is { } set ? [Table(set)] : (ReportTable[])[],
        new("Versions", [.. run.Versions]),
    ];

    private static ReportTable Table(RunFeatureSet set) => new("Feature set",
    [
        new("name", set.Name),
        new("transforms", set.Transforms.Count > 0 ? string.Join(", then ", set.Transforms) : "none"),
        new("numbers of a picture", set.Dimension.ToString(CultureInfo.InvariantCulture)),
        new("kept as", set.Dtype),
        .. set.WithoutFeatures > 0
            ? [new("pictures without", set.WithoutFeatures.ToString(CultureInfo.InvariantCulture))]
            : Array.Empty<KeyValuePair<string, string>>(),
        .. set.Assumptions.Count > 0
            ? [new("assumed", string.Join(' ', set.Assumptions))] : Array.Empty<KeyValuePair<string, string>>(),
    ]);

    private static ReportFile[] Files(RunFiles files, GroupingRecord grouping) =>
    [
        new("labels.csv", "The group of each picture"),
        new("centers.npy", "The groups' centres"),
        new("distances.npy", "The distance of each picture to its centre"),
        new("map.npy", "The place of each picture on the map"),
        .. grouping.Curve.Count > 0
            ? [new ReportFile("curve.csv", "Silhouette and inertia for each number of groups")]
            : Array.Empty<ReportFile>(),
        .. File.Exists(files.CoreDistances)
            ? [new ReportFile(CoreDistanceFile.Name, "What DBSCAN's radius was read off")]
            : Array.Empty<ReportFile>(),
        .. File.Exists(files.Probabilities)
            ? [new ReportFile(ProbabilitiesFile.Name, "How strongly each picture belongs to its group")]
            : Array.Empty<ReportFile>(),
        new("grouping.json", "What was measured of the groups"),
        new("run.json", "Parameters, versions, times"),
    ];

    // A picture that has gone since, or cannot be read any more, is shown as missing, not as an error.
    internal static Func<ReportPicture, int, RgbImage?> Thumbnails()
    {
        var decoder = new PictureDecoder(DecodeLimits.OfAccepted);
        return (picture, side) =>
        {
            try
            {
                return picture.Content is { } content
                    ? decoder.DecodeInside(content.ReadAll(), side, side).Image
                    : null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        };
    }
}
