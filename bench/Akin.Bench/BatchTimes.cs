using System.Globalization;
using Akin.Embedding;

namespace Akin.Bench;

/// <summary>
/// How long does a network take for a picture on all cores, by the number of pictures at a time and of threads that
/// share an operator, and are the bits the same? A worker a core, or one worker whose threads share each operator; all
/// arrangements take turns, the median of the rounds counts. "own session" is a session for each worker.
/// </summary>
internal static class BatchTimes
{
    public static int Run(BenchArguments arguments)
    {
        var recipe = ExtractorRecipe.Choose(
            new ExtractorChoice
            {
                Model = arguments.Find("model"),
                Layer = arguments.Find("layer"),
                Precision = EmbedPart.PrecisionOf(arguments),
            });
        var cores = arguments.Number("threads", Environment.ProcessorCount);
        var batches = arguments.Find("batches")?.Split(',').Select(int.Parse).ToArray() ?? [1, 2, 4, 8];
        var arrangements = new List<BatchArrangement>();
        foreach (var threads in new[] { 1, cores }.Distinct())
        {
            arrangements.AddRange(batches.Select(batch => new BatchArrangement(recipe, cores, threads, batch, false)));
        }

        arrangements.Add(new BatchArrangement(recipe, cores, 1, 1, true));
        var times = arrangements.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < arguments.Number("rounds", 7); round++)
        {
            for (var i = 0; i < arrangements.Count; i++)
            {
                times[i].Add(arrangements[i].Milliseconds(arguments.Number("milliseconds", 400)));
            }
        }

        Console.WriteLine($"{recipe.ModelId}, {recipe.Precision}, {recipe.Layer.Tensor}, {cores} cores");
        Console.WriteLine("| threads an operator | pictures at a time | ms a picture | of the first | same bits |");
        Console.WriteLine("|---|---|---|---|---|");
        for (var i = 0; i < arrangements.Count; i++)
        {
            var ofFirst = Medians.Of(times[i].Zip(times[0], (own, first) => own / first));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {arrangements[i].Threads}{(arrangements[i].OwnSessions ? ", own session" : "")} | "
                + $"{arrangements[i].Batch} | {Medians.Of(times[i]):F2} | {ofFirst:F2} | "
                + $"{(arrangements[i].SameBitsAs(arrangements[0]) ? "yes" : "no")} |"));
        }

        arrangements.ForEach(arrangement => arrangement.Dispose());
        return 0;
    }
}
