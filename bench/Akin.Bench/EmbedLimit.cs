using System.Globalization;
using Akin.Embedding;

namespace Akin.Bench;

/// <summary>
/// How near does embedding come to 1 / (1 / decode + 1 / inference), each alone on all cores? In one process and in
/// short turns, so that a machine whose speed drifts is as fast for all three; the median of the rounds' ratios counts.
/// The same ratio of processor time shows what is work and what is waiting, and minds other load less.
/// </summary>
internal static class EmbedLimit
{
    public static int Run(BenchArguments arguments)
    {
        var files = EmbedPart.Files(arguments);
        var threads = arguments.Number("threads", Environment.ProcessorCount);
        using var model = EmbedPart.OpenModel(arguments);
        var block = Math.Min(arguments.Number("block", 400), files.Length);
        Measure(model, files[..block], threads, 0);
        var rounds = Enumerable.Range(0, arguments.Number("rounds", 20))
            .Select(round => Measure(model, Block(files, block, round), threads, round))
            .ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Recipe.Precision}, {rounds.Count} rounds of {block} pictures, {threads} threads, medians: " +
            $"together {Median(rounds, r => block / r.Together):F0}/s, " +
            $"decode {Median(rounds, r => block / r.Decode):F0}/s, " +
            $"inference {Median(rounds, r => block / r.Inference):F0}/s, " +
            $"of the limit {Median(rounds, r => r.OfLimit):F3} " +
            $"({rounds.Min(r => r.OfLimit):F3} to {rounds.Max(r => r.OfLimit):F3}), " +
            $"in processor time {Median(rounds, r => r.OfWork):F3}"));
        return 0;
    }

    private static string[] Block(string[] files, int block, int round) =>
        [.. Enumerable.Range(0, block).Select(i => files[((round * block) + i) % files.Length])];

    private static Seconds Measure(EmbeddingModel model, string[] files, int threads, int round)
    {
        var seconds = new double[3];
        var work = new double[3];
        for (var turn = 0; turn < seconds.Length; turn++)
        {
            var part = (turn + round) % seconds.Length;
            var before = Environment.CpuUsage.TotalTime;
            seconds[part] = part switch
            {
                0 => EmbedPart.Together(model, files, threads),
                1 => EmbedPart.Decode(model, files, threads),
                _ => EmbedPart.Inference(model, files, threads),
            };
            work[part] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }

        return new Seconds(seconds[0], seconds[1], seconds[2], (work[1] + work[2]) / work[0]);
    }

    private static double Median(List<Seconds> rounds, Func<Seconds, double> value) =>
        Medians.Of(rounds.Select(value));

    private sealed record Seconds(double Together, double Decode, double Inference, double OfWork)
    {
        public double OfLimit => (Decode + Inference) / Together;
    }
}
