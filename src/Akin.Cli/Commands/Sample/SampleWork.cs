using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Presets;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Sampling;
using Akin.Sampling.Copying;
using Akin.Workspace;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Sample;

/// <summary>A sample of the pictures of a workspace, and where wanted their copies in a tree of their own.</summary>
internal sealed class SampleWork(
    WorkspacePlace place, PictureSettings pictures, SampleSettings sample, CopySettings copy, Settings settings,
    Shell shell)
{
    private const string Folder = "sample";

    /// <summary>Picks, after the earlier stages where sources are named, then copies and writes the tables.</summary>
    /// <param name="choose">What the features are brought into first, told what is usual for them.</param>
    /// <param name="cancellation">Stops the work; what is copied stays.</param>
    public async Task<int> RunAsync(Func<FeatureSpace, FeatureSpace> choose, CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        var lists = new SampleLists(sample, shell);
        var onlyReads = copy.Folder is not null && AtHand.AreFeatures(place, pictures, settings);
        using var workspace = onlyReads ? place.OpenForReading()
            : AtHand.ToMakeFeatures(place, pictures, settings);
        CheckFolder(workspace, [.. place.Sources, .. SourcesOf(workspace)]);
        if (copy.Folder is not null && place.Sources.Count == 0)
        {
            IndexWork.RequireSources(workspace);
        }

        using var progress = new ProgressLine(shell);
        var analysis = new AnalysisWork(place, pictures, settings, shell)
        {
            WhenIndexed = () =>
            {
                ColumnOf(workspace);
                lists.Check(workspace, shell);
            },
        };
        var (ready, chosen) = await analysis.LoadAsync(workspace, choose, progress, cancellation)
            .ConfigureAwait(false);
        using var features = ready;
        var sources = workspace.Catalogue.Sources.Current();
        CheckFolder(workspace, SourcesOf(workspace));
        var folders = TreePlace.FoldersOf([.. sources.Select(row => row.Source)]);
        var places = sources.Zip(folders).ToDictionary(pair => pair.First.Id, pair => (pair.First.Source, pair.Second));
        var all = workspace.Catalogue.Pictures.List();
        var where = workspace.Places();
        var lookup = new PictureLookup(
            ready.Pictures, all.Where(each => places.ContainsKey(each.SourceId)), SampleLists.WhyNot,
            where.LocationOf, shell);
        var (mustKeep, never) = lists.Rows(lookup.Find);
        var options = sample.Options with { MustKeep = mustKeep, Never = never };
        var groups = PictureGroups.Of(ready.Pictures, places, sample.By, ColumnOf(workspace));
        var picked = new SampledPictures(
            ready.Pictures, where, places, Rank(ready.Rows, chosen, groups, options, progress, cancellation),
            options.Strategy);
        if (SampleText.Clamped(options.K, picked.Result.Groups) is { } note)
        {
            progress.Say(note);
        }

        var summary = Deliver(workspace, picked, progress, cancellation) with
        {
            WithoutFeatures = ready.Lacking.Count,
            Set = ready.Set.Name,
            Preset = PresetSummary.Of(settings.Preset, ready.Set.Model.Id),
            Seconds = shell.Time.GetElapsedTime(started).TotalSeconds,
        };
        progress.Dispose();
        Answer.Write(shell, settings, summary, SampleText.Of);
        var code = FeatureLacks.ExitCode(all, ready.Lacking, settings, shell);
        return summary.Failed > 0 ? ExitCode.SomeInputsFailed : code;
    }

    private static IReadOnlyList<Intake.PictureSource> SourcesOf(AkinWorkspace workspace) =>
        [.. workspace.Catalogue.Sources.Current().Select(row => row.Source)];

    private void CheckFolder(AkinWorkspace workspace, IReadOnlyList<Intake.PictureSource> sources)
    {
        if (copy.Folder is { } folder && TreePlace.WhyNot(folder, sources, workspace.Folder) is { } fault)
        {
            throw new UsageException($"--out: {fault}.");
        }

        CheckTables(workspace);

        if (copy is { Folder: { } tree, DryRun: false })
        {
            Drafts.Require("--out", tree, tree);
        }
    }

    /// <summary>
    /// Refuses tables that would land on pictures of a list or on files of the user's: what is copied never writes
    /// over a file.
    /// </summary>
    private void CheckTables(AkinWorkspace workspace)
    {
        if (copy.Folder is not { } folder)
        {
            return;
        }

        var guard = new SourceGuard(workspace);
        var fault = SampleFiles.Names.Select(name => guard.WhyNot(Path.Join(folder, name)))
            .FirstOrDefault(each => each is not null) ?? SampleFiles.Own.WhyNot(folder);
        if (fault is not null)
        {
            throw new UsageException($"--out: {fault}.");
        }
    }

    /// <summary>The values of the column that groups are made by; none when no column makes them.</summary>
    private IReadOnlyDictionary<long, string>? ColumnOf(AkinWorkspace workspace)
    {
        if (sample.Column is not { } name)
        {
            return null;
        }

        var columns = workspace.Catalogue.Columns;
        var names = columns.Names();
        return columns.Values(name) ?? throw new UsageException(
            $"--by cannot be '{name}'; it takes folder, collection, all"
            + (names.Count == 0
                ? "; no list gives these pictures columns."
                : $", or a column: {string.Join(", ", names)}."));
    }

    /// <summary>
    /// Components are those of the rows they are found among, so parts that are sampled on their own have their own.
    /// </summary>
    private static SampleResult Rank(
        IRowSource rows, FeatureSpace space, SampleGroup[] groups, SampleOptions options,
        IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        try
        {
            if (space.Components is not null && groups.Length > 1)
            {
                return Sampler.Rank(
                    rows, own => space.Bring(own, cancellation), groups, options, progress, cancellation);
            }

            using var reduced = space.Reduce(rows, cancellation);
            return Sampler.Rank(reduced.Points, groups, options, progress, cancellation);
        }
        catch (ArgumentException e)
        {
            var words = UsageException.Of(e).Message;
            throw new UsageException(words.Replace(" rows ", " pictures ", StringComparison.Ordinal));
        }
    }

    private SampleSummary Deliver(
        AkinWorkspace workspace, SampledPictures picked, IProgress<StageProgress> progress,
        CancellationToken cancellation)
    {
        var folder = copy.Folder ?? Path.Join(workspace.Folder, Folder);
        if (copy.Folder is null)
        {
            return Summary(workspace, picked, folder, null, SampleFiles.Write(folder, SampleFiles.Of(picked, [])));
        }

        var plan = CopyPlan.Make(picked.Items(), folder, copy.Link, SampleFiles.Names, cancellation);
        if (plan.Steps.Count > 0 && plan.Steps.All(step => step.State == CopyState.Failed))
        {
            throw NoneOfThePictures.CanBeCopied(plan.Steps[0].Fault);
        }

        var earlier = EarlierFiles.Find(folder, SampleFiles.Manifest, plan.Steps);
        if (copy.DryRun)
        {
            return Summary(workspace, picked, folder, plan, null) with { Earlier = earlier.Count };
        }

        // Drawn before the first copy: what they take is room too.
        var tables = SampleFiles.Of(picked, earlier);
        plan = plan with { BytesBeside = SampleFiles.Room([.. tables, SampleFiles.ManifestOf(picked, plan.Steps)]) };
        var steps = TreeCopy.Run(plan, progress, cancellation);
        var files = SampleFiles.Write(folder, [.. tables, SampleFiles.ManifestOf(picked, steps)]);
        return Summary(workspace, picked, folder, plan with { Steps = steps }, files) with { Earlier = earlier.Count };
    }

    private SampleSummary Summary(
        AkinWorkspace workspace, SampledPictures picked, string folder, CopyPlan? plan,
        IReadOnlyDictionary<string, string>? files)
    {
        var (result, last) = (picked.Result, picked.Result.Coverage.Points is [.., var end] ? end : null);
        return new(
            workspace.Folder, picked.Pictures.Count, result.Picks.Count, Words.Of(sample.Options.Strategy),
            Words.Of(sample.Options.Quotas), [.. result.Groups.Select(GroupSummary.Of)],
            last is null ? null : CoverageFigures.Of(last.Picked),
            last is null ? null : CoverageFigures.Of(last.Random), result.Coverage.Rows, folder,
            Count(CopyState.Copied), Count(CopyState.Kept), Count(CopyState.Failed), plan?.Bytes, copy.DryRun, files, 0,
            ProcessMemory.Peak())
        {
            Uncovered = result.Coverage.Uncovered,
        };

        int? Count(CopyState state) => plan?.Steps.Count(step => step.State == state);
    }
}
