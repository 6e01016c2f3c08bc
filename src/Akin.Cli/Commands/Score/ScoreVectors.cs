using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Quality;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Score;

/// <summary>Scores groups of vectors from elsewhere.</summary>
internal static class ScoreVectors
{
    /// <summary>Tries numbers of clusters: <c>curve.csv</c>, <c>metrics.json</c>.</summary>
    public static VectorComputation Sweep(GroupingOptions options, CancellationToken cancellation) =>
        (points, basis, progress) =>
        {
            var grouping = Grouping.Find(points, options with { Score = false }, progress, cancellation);
            var choice = grouping.Choice!;
            var metrics = basis with
            {
                Method = "kmeans",
                K = grouping.K,
                Inertia = grouping.Inertia,
                Silhouette = grouping.Silhouette,
                Clusters = grouping.Clusters,
                Noise = 0,
                ElbowK = choice.ElbowK,
                SilhouetteK = choice.SilhouetteK,
                GapK = choice.GapK,
                Levels = [.. choice.Levels.Select(level => level.K)],
                SilhouetteSample = choice.SilhouetteSample,
                TrainingRows = choice.TrainingRows,
                ClearGroups = choice.ClearGroups,
                Explanation = choice.Explanation,
            };
            return new VectorResult(metrics, folder => CurveFile.Write(folder.Draft("curve.csv"), choice.Curve));
        };

    /// <summary>
    /// Scores given labels, and compares them with others where there are some: <c>metrics.json</c>,
    /// <c>confusion.csv</c>.
    /// </summary>
    public static int Labels(LabelTable table, LabelTable? against, VectorRun run, CancellationToken cancellation) =>
        run.Run(
            (points, basis, progress) =>
            {
                var labels = table.ByRow(points.Rows).Numbers;
                if (Silhouette.WhyNot(labels) is { } reason)
                {
                    throw new UsageException($"{table.Source}: {reason}");
                }

                var joined = against is null ? null : table.Join(against);
                var score = Silhouette.Score(points, labels, basis.Threads, progress, cancellation);
                var indices = CenterIndices.Score(points, labels, basis.Threads, cancellation);
                var metrics = basis with
                {
                    Silhouette = score.Mean,
                    CalinskiHarabasz = indices.CalinskiHarabasz,
                    DaviesBouldin = indices.DaviesBouldin,
                    Clusters = labels.Where(label => label >= 0).Distinct().Count(),
                    Noise = labels.Count(label => label < 0),
                };
                return joined is null
                    ? new VectorResult(metrics, _ => { })
                    : new VectorResult(
                        ScoreAgreement.Add(joined, metrics),
                        folder => ScoreAgreement.WriteConfusion(folder.Draft("confusion.csv"), joined));
            },
            Text,
            cancellation);

    private static string Text(Metrics metrics)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"Silhouette {metrics.Silhouette:0.0000}, Calinski-Harabasz {metrics.CalinskiHarabasz:0.0}, Davies-Bouldin "
            + $"{metrics.DaviesBouldin:0.000} of {Counted.Of(metrics.Clusters!.Value, "cluster")}, "
            + $"{Counted.Of(metrics.Noise!.Value, "row")} in none");
        return metrics.AdjustedRand is null ? line : $"{line}\n{ScoreAgreement.Text(metrics)}";
    }
}
