using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Intake;
using Akin.Numerics;
using Akin.Workspace;
using Akin.Workspace.Transforms;

namespace Akin.Cli.Commands.Embed;

/// <summary>Runs the second stage, after the first when sources are named, and says how fast it was.</summary>
internal sealed class EmbedHandler(
    WorkspacePlace place, PictureSettings pictures, Settings settings, Shell shell)
{
    public async Task<int> RunAsync(TransformOptions transform, CancellationToken cancellation)
    {
        var transforms = transform is { Normalise: false, Components: null, Whiten: false } ? null : transform;
        var work = Prepare(transforms);
        work.SayAssumptions(shell.Error);
        using var workspace = place.OpenForWriting();
        using var progress = new ProgressLine(shell);
        var chosen = work.SetsIn(workspace);
        if (place.Sources.Count > 0 || pictures.SaysHowToRead)
        {
            await IndexWork.RunAsync(workspace, place.Sources, pictures, settings, progress, cancellation)
                .ConfigureAwait(false);
        }
        else if (ReadsPictures(workspace, chosen))
        {
            IndexWork.RequireSources(workspace);
        }

        var started = shell.Time.GetTimestamp();
        CheckTransforms(workspace, chosen, transforms);
        var results = await work.RunAsync(workspace, true, progress, cancellation).ConfigureAwait(false);
        var sets = chosen.Zip(results, (set, result) => Describe(
            workspace, workspace.Catalogue.FeatureSets.Find(set.Name)!, result)).ToList();
        if (transforms is not null)
        {
            sets.AddRange(Transform(workspace, chosen, transforms, progress, cancellation));
        }

        var seconds = shell.Time.GetElapsedTime(started).TotalSeconds;
        progress.Dispose();
        var counts = LedgerCounts.Of(workspace.Catalogue.Pictures.Each());
        var summary = Summary(workspace, work, results, counts, seconds, sets);
        Answer.Write(shell, settings, summary, Text);
        return summary.WithoutFeatures > 0 ? ExitCode.SomeInputsFailed : counts.ExitCode;
    }

    /// <summary>Whether there is anything to compute; else no picture is asked for.</summary>
    private static bool ReadsPictures(AkinWorkspace workspace, IReadOnlyList<FeatureSet> chosen) =>
        workspace.Catalogue.Pictures.EachIn().Any(each => each.State == PictureState.Pending)
        || chosen.Any(set => workspace.Catalogue.FeatureSets.Find(set.Name) is not { } there
            || workspace.Features(there).CountReady().Without > 0);

    /// <summary>The work; with transforms the name is that of the set which comes of them.</summary>
    private EmbedWork Prepare(TransformOptions? transforms)
    {
        var work = new EmbedWork(pictures, place.Folder, settings);
        if (transforms is null)
        {
            return work;
        }

        var least = work.Extractions.MinBy(each => each.Model.Dimension)!.Model;
        return transforms.Components > least.Dimension
            ? throw new UsageException(
                $"--pca is {transforms.Components}, but {least.Id} gives {least.Dimension} features; it takes 1 to "
                + $"{least.Dimension}.")
            : new(pictures with { Set = pictures.Set with { Name = null } }, place.Folder, settings);
    }

    /// <summary>Refuses, before pictures are embedded, transforms that could not be made of them.</summary>
    private void CheckTransforms(
        AkinWorkspace workspace, IReadOnlyList<FeatureSet> chosen, TransformOptions? transforms)
    {
        var faults = transforms is null ? [] : chosen.Select(set =>
            TransformStage.WhyNotOnceEmbedded(workspace, set, transforms, pictures.Set.Name));
        if (faults.FirstOrDefault(fault => fault is not null) is { } first)
        {
            throw new UsageException(first);
        }
    }

    /// <summary>Makes what was asked for of each set; that of the first is the latest then.</summary>
    private IEnumerable<EmbeddedSet> Transform(
        AkinWorkspace workspace,
        IReadOnlyList<FeatureSet> chosen,
        TransformOptions transforms,
        ProgressLine progress,
        CancellationToken cancellation)
    {
        var sets = workspace.Catalogue.FeatureSets;
        foreach (var name in chosen.Select(set => set.Name).Reverse())
        {
            var made = FeatureSets.Checked(() => TransformStage.Make(
                workspace, sets.Find(name)!, transforms, pictures.Set.Name, false, progress, cancellation));
            sets.MakeLatest(made);
            yield return Describe(workspace, made, new(0, 0, 0));
        }
    }

    private static EmbeddedSet Describe(AkinWorkspace workspace, FeatureSet set, EmbedResult result)
    {
        var (rows, lacking) = workspace.Features(set).CountReady();
        return new(
            set.Name,
            set.Model.Id,
            set.Model.Precision,
            set.Dimension,
            set.TypeName,
            FeatureChain.Of(workspace.Catalogue.FeatureSets, set),
            rows,
            lacking,
            result.Embedded,
            result.Shared,
            result.Failed,
            result.Saturated);
    }

    private static EmbedSummary Summary(
        AkinWorkspace workspace,
        EmbedWork work,
        IReadOnlyList<EmbedResult> results,
        LedgerCounts counts,
        double seconds,
        IReadOnlyList<EmbeddedSet> sets)
    {
        var embedded = results.Max(result => result.Embedded);
        return new(
            workspace.Folder,
            counts.Pictures,
            embedded,
            results.Max(result => result.Shared),
            counts.Ready,
            counts.Failed,
            sets.Max(set => set.WithoutFeatures),
            seconds,
            embedded == 0 ? 0 : embedded / seconds,
            work.Statistics.DecodeSeconds,
            work.Statistics.InferenceSeconds,
            work.Model.Id,
            work.Model.Precision,
            work.Model.Dimension,
            work.Recipe.Layer.Tensor,
            work.Model.Preprocessing,
            work.Recipe.Assumptions,
            ProcessMemory.Peak(),
            sets);
    }

    private static string Text(EmbedSummary summary)
    {
        var culture = CultureInfo.InvariantCulture;
        var embedded = summary.Embedded;
        var done = embedded == 0
            ? "Nothing to do"
            : string.Create(
                culture,
                $"{Counted.Of(embedded, "picture")} embedded in {summary.Seconds:0.0} s "
                + $"({embedded / summary.Seconds:0}/s)");
        var lines = summary.Sets
            .Select(set => string.Create(
                culture,
                $"  {set.Name}: {set.Dimension:N0} numbers each ({string.Join(", ", How(set))})"))
            .Concat(summary.Sets.Where(set => set.WithoutFeatures > 0).Select(set =>
                FeatureLacks.Text(set.WithoutFeatures, set.Name)));
        return string.Join('\n', lines
            .Prepend(string.Create(culture, $"{done}: {summary.Ready:N0} ready, {summary.Failed:N0} failed"))
            .Append(summary.Workspace));
    }

    private static IEnumerable<string> How(EmbeddedSet set)
    {
        string[] beginning = [set.Model, set.Precision, .. set.Transforms];
        var kept = set.Dtype == "float32" ? beginning : [.. beginning, $"kept as {set.Dtype}"];
        return set.Saturated == 0 ? kept : kept.Append(
            $"{Counted.Of((int)set.Saturated, "value")} above float16's 65,504 kept as that");
    }
}
