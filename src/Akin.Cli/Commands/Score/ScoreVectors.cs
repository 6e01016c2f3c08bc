using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Quality;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Score;

/// <summary>Scores groups of vectors from elsewhere.</summary>
internal static class ScoreVectors
{
    /// <summary>Tries numbers of clusters: <c>curve.csv</c>, <c>metrics.json</c>.</summary>
    public static int Sweep(GroupingOptions options, VectorRun run, CancellationToken cancellation) => run.Run(
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
                ClearGroups = choice.ClearGroups,
                Explanation = choice.Explanation,
            };
            return new VectorResult(metrics, folder => CurveFile.Write(folder.Draft("curve.csv"), choice.Curve));
        },
        metrics => metrics.Explanation!,
        cancellation);

    /// <summary>Scores given labels: <c>metrics.json</c>.</summary>
    public static int Labels(string path, VectorRun run, CancellationToken cancellation) => run.Run(
        (points, basis, progress) =>
        {
            var labels = LabelsInput.Read(path, points.Rows);
            if (Silhouette.WhyNot(labels) is { } reason)
            {
                throw new UsageException($"{path}: {reason}");
            }

            var score = Silhouette.Score(points, labels, basis.Threads, progress, cancellation);
            var metrics = basis with
            {
                Silhouette = score.Mean,
                Clusters = labels.Where(label => label >= 0).Distinct().Count(),
                Noise = labels.Count(label => label < 0),
            };
            return new VectorResult(metrics, _ => { });
        },
        metrics => string.Create(
            CultureInfo.InvariantCulture,
            $"Silhouette {metrics.Silhouette:0.0000} of {metrics.Clusters} clusters, {metrics.Noise:N0} rows in none"),
        cancellation);
}
