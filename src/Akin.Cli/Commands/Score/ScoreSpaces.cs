using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Clustering;
using Akin.Numerics;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Score;

/// <summary>
/// The same number of groups in 2, 10 and all dimensions, compared: <c>spaces.csv</c>, <c>metrics.json</c>.
/// </summary>
internal sealed class ScoreSpaces(GroupingOptions options, Settings settings, Shell shell)
{
    /// <summary>Compares on vectors.</summary>
    public int Vectors(VectorRun run, CancellationToken cancellation) => run.Run(
        (points, basis, progress) =>
        {
            var (metrics, comparison) = Compare(points, basis, progress, cancellation);
            return new VectorResult(metrics, folder => comparison.Write(folder.Draft("spaces.csv")));
        },
        Text,
        cancellation);

    /// <summary>Compares on the features of a workspace; writes the files where a folder is given.</summary>
    public int Workspace(
        WorkspacePlace place, string? set, FeatureSpace space, string? output, CancellationToken cancellation)
    {
        using var workspace = place.OpenForReading();
        var started = shell.Time.GetTimestamp();
        var store = workspace.Features(FeatureSets.Named(workspace, set));
        AnalysisWork.CheckMemory(workspace, store, settings);
        using var features = store.LoadReady();
        using var points = space.Reduce(features.Features, cancellation);
        using var progress = new ProgressLine(shell);
        var basis = new Metrics
        {
            Seconds = 0,
            Threads = settings.Threads,
            Seed = settings.Seed,
            Rows = points.Points.Rows,
            Columns = points.Points.Columns,
        };
        var (metrics, comparison) = Compare(points.Points, basis, progress, cancellation);
        progress.Dispose();
        var seconds = shell.Time.GetElapsedTime(started).TotalSeconds;
        metrics = metrics with { Seconds = seconds, SecondsTotal = seconds, PeakMemoryBytes = ProcessMemory.Peak() };
        var files = output is null ? null : Write(shell.Absolute(output), metrics, comparison);
        shell.Out.WriteLine(settings.Json ? CliJson.Write(metrics with { Files = files }) : Text(metrics));
        return ExitCode.Done;
    }

    private (Metrics Metrics, SpaceComparison Comparison) Compare(
        Matrix points, Metrics basis, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        var (k, why) = Choose(points, progress, cancellation);
        if (k > points.Rows)
        {
            throw new UsageException($"--k is {k}, but there are {points.Rows} rows; it takes 1 to {points.Rows}.");
        }

        var unsaid = new KMeansOptions();
        var kMeans = unsaid with
        {
            K = k,
            Restarts = options.Restarts ?? unsaid.Restarts,
            Seed = options.Seed,
            Threads = options.Threads,
        };
        var comparison = SpaceComparison.Make(points, kMeans, progress, cancellation);
        var metrics = basis with
        {
            Method = "kmeans",
            K = k,
            Explanation = why,
            Spaces = comparison.Spaces,
            Agreements = comparison.Pairs,
        };
        return (metrics, comparison);
    }

    /// <summary>The number given, or the one that all dimensions speak for.</summary>
    private (int K, string? Why) Choose(
        Matrix points, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        if (options.KMin == options.KMax)
        {
            return (options.KMin, null);
        }

        var grouping = Grouping.Find(points, options with { Score = false }, progress, cancellation);
        return (grouping.K, grouping.Explanation);
    }

    private static IReadOnlyDictionary<string, string> Write(
        string output, Metrics metrics, SpaceComparison comparison)
    {
        using var folder = new OutputFolder(output);
        comparison.Write(folder.Draft("spaces.csv"));
        File.WriteAllText(folder.Draft("metrics.json"), CliJson.Write(metrics) + "\n");
        return folder.Commit();
    }

    private static string Text(Metrics metrics)
    {
        var pairs = metrics.Agreements!.Select(pair => string.Create(
            CultureInfo.InvariantCulture,
            $"{pair.A} and {pair.B}: adjusted Rand {pair.AdjustedRand:0.000}, NMI {pair.Nmi:0.000}"));
        var lines = pairs.Prepend($"{metrics.K} groups in each space");
        return string.Join('\n', metrics.Explanation is { } why ? lines.Append(why) : lines);
    }
}
