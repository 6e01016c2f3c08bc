using System.Diagnostics;
using System.Globalization;
using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Imaging;
using Akin.Intake;

namespace Akin.Bench;

/// <summary>
/// One measurement of <see cref="EmbedRace"/> in a process of its own, so that its peak memory is its own: prints
/// pictures, seconds and peak bytes. Loading the model and one warm-up are outside the time, as they are in the
/// rival.
/// </summary>
internal static class EmbedPart
{
    public static int Run(BenchArguments arguments)
    {
        var files = Files(arguments);
        var threads = arguments.Number("threads", Environment.ProcessorCount);
        using var model = OpenModel(arguments);
        Inference(model, files[..Math.Min(files.Length, threads)], threads);
        var seconds = arguments["part"] switch
        {
            "decode" => Decode(model, files, threads),
            "inference" => Inference(model, files, threads),
            _ => Together(model, files, threads),
        };
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{files.Length} {seconds} {self.PeakWorkingSet64}"));
        return 0;
    }

    /// <summary>The pictures below the folder that was named, in an order of their own.</summary>
    internal static string[] Files(BenchArguments arguments)
    {
        var files = Directory.GetFiles(arguments["pictures"], "*", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return [.. Enumerable.Repeat(files, arguments.Number("copies", 1)).SelectMany(all => all)];
    }

    /// <summary>The model, layer and precision that were named, else the default ones.</summary>
    internal static EmbeddingModel OpenModel(BenchArguments arguments) => EmbeddingModel.Open(
        ExtractorRecipe.Choose(new ExtractorChoice
        {
            Model = arguments.Find("model"),
            Layer = arguments.Find("layer"),
            Precision = PrecisionOf(arguments),
        }));

    internal static Precision? PrecisionOf(BenchArguments arguments) =>
        arguments.Find("precision") is { } text ? Enum.Parse<Precision>(text, true) : null;

    internal static double Together(EmbeddingModel model, string[] files, int threads)
    {
        var pipeline = new EmbeddingPipeline(model, new PictureDecoder(new DecodeLimits()));
        var inputs = files.Select((path, i) => new EmbeddingInput(i, path)).ToArray();
        var ready = 0;
        var watch = Stopwatch.StartNew();
        Consume().GetAwaiter().GetResult();
        return ready == files.Length
            ? watch.Elapsed.TotalSeconds
            : throw new InvalidDataException($"{files.Length - ready} pictures were not embedded.");

        async Task Consume()
        {
            await foreach (var picture in pipeline.RunAsync(inputs, new EmbeddingOptions { Threads = threads }))
            {
                ready += picture.Features is null ? 0 : 1;
            }
        }
    }

    internal static double Decode(EmbeddingModel model, string[] files, int threads)
    {
        var decoder = new PictureDecoder(new DecodeLimits());
        var frame = model.Recipe.Preprocessing.Frame;
        return OnThreads(threads, files.Length, () =>
        {
            var rgb = new byte[frame.Bytes];
            return i =>
            {
                var outcome = decoder.Decode(File.ReadAllBytes(files[i]), frame, rgb);
                if (outcome.State != PictureState.Ready)
                {
                    throw new InvalidDataException($"{files[i]}: {outcome.Reason}");
                }
            };
        });
    }

    internal static double Inference(EmbeddingModel model, string[] files, int threads)
    {
        var decoder = new PictureDecoder(new DecodeLimits());
        var frame = model.Recipe.Preprocessing.Frame;
        var pictures = files.Take(64).Select(file =>
        {
            var rgb = new byte[frame.Bytes];
            decoder.Decode(File.ReadAllBytes(file), frame, rgb);
            return rgb;
        }).ToArray();
        return OnThreads(threads, files.Length, () =>
        {
            var extractor = new FeatureExtractor(model);
            var features = new float[extractor.Dimension];
            return i => extractor.Extract(pictures[i % pictures.Length], features);
        });
    }

    /// <summary>Each thread takes the next item until there is none; the time is that of all of them.</summary>
    private static double OnThreads(int threads, int count, Func<Action<int>> createBody)
    {
        var next = -1;
        var bodies = Enumerable.Range(0, threads).Select(_ => createBody()).ToArray();
        var watch = Stopwatch.StartNew();
        var running = bodies.Select(body => Task.Factory.StartNew(
            () =>
            {
                int i;
                while ((i = Interlocked.Increment(ref next)) < count)
                {
                    body(i);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        Task.WaitAll(running);
        return watch.Elapsed.TotalSeconds;
    }
}
