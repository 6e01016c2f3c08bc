using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Sampling;

namespace Akin.Cli.Commands.Sample;

/// <summary>A sample of vectors from elsewhere: <c>rank.csv</c>, <c>coverage.csv</c> and its chart.</summary>
internal sealed class SampleVectors(VectorRun run, SampleSettings settings, Shell shell)
{
    private readonly SampleLists _lists = new(settings, shell);

    public int Run(CancellationToken cancellation) => run.RunRows(
        (rows, basis, progress) =>
        {
            GroupCount.Check(settings.Options.K, Math.Max(1, rows.Rows), "row");
            var (mustKeep, never) = _lists.Rows(text => Row(text, rows.Rows));
            var options = settings.Options with { MustKeep = mustKeep, Never = never };
            var all = new SampleGroup("", Enumerable.Range(0, rows.Rows).ToArray());
            return Result(basis, Sampler.Rank(rows, [all], options, progress, cancellation));
        },
        metrics => SampleText.Of(metrics.Picked!.Value, metrics.Rows, metrics.Coverage, metrics.RandomCoverage)
            + (metrics.Explanation is { } why ? "\n" + why : ""),
        cancellation);

    private static (int Row, string? Fault) Row(string text, int count) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row < count
            ? (row, null)
            : (0, $"is no row of the {count} rows of the vectors");

    private VectorResult Result(Metrics basis, SampleResult sample)
    {
        var group = sample.Groups[0];
        var last = sample.Coverage.Points is [.., var end] ? end : null;
        var metrics = basis with
        {
            Picked = sample.Picks.Count,
            Strategy = Words.Of(settings.Options.Strategy),
            Quotas = group.Clusters > 1 ? Words.Of(settings.Options.Quotas) : null,
            K = settings.Options.K ?? group.Clusters,
            Clusters = group.Clusters,
            Coverage = last is null ? null : CoverageFigures.Of(last.Picked),
            RandomCoverage = last is null ? null : CoverageFigures.Of(last.Random),
            CoverageRows = sample.Coverage.Rows,
            Explanation = group.Explanation.Length > 0 ? group.Explanation : null,
        };
        return new VectorResult(metrics, folder =>
        {
            foreach (var file in SampleFiles.OfRows(sample.Picks, sample.Coverage))
            {
                file.WriteTo(folder.Draft(file.Name));
            }
        });
    }
}
