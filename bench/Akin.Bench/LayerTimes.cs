using System.Diagnostics;
using System.Globalization;
using Akin.Embedding;

namespace Akin.Bench;

/// <summary>
/// What does a layer of a model cost to load and to compute, on one thread? The layers of a model, comma between them;
/// each is loaded by itself, and takes turns with the others; medians are printed.
/// </summary>
internal static class LayerTimes
{
    public static int Run(BenchArguments arguments)
    {
        var layers = arguments["layers"].Split(',');
        var recipes = layers.Select(layer => ExtractorRecipe.Choose(
            new ExtractorChoice { Model = arguments["model"], Layer = layer })).ToArray();
        var loads = recipes.Select(recipe =>
        {
            var watch = Stopwatch.StartNew();
            var model = EmbeddingModel.Open(recipe);
            return (Model: model, Seconds: watch.Elapsed.TotalSeconds);
        }).ToArray();
        var times = loads.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round <= arguments.Number("rounds", 9); round++)
        {
            for (var i = 0; i < loads.Length; i++)
            {
                times[i].Add(Milliseconds(loads[i].Model));
            }
        }

        for (var i = 0; i < layers.Length; i++)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{layers[i]}: {recipes[i].Layer.Dimension} features, {Medians.Of(times[i].Skip(1)):F1} ms a picture, "
                + $"loaded in {loads[i].Seconds:F2} s"));
            loads[i].Model.Dispose();
        }

        return 0;
    }

    private static double Milliseconds(EmbeddingModel model)
    {
        using var extractor = new FeatureExtractor(model);
        var picture = new byte[extractor.PixelBytes];
        var features = new float[extractor.Dimension];
        extractor.Extract(picture, features);
        var watch = Stopwatch.StartNew();
        extractor.Extract(picture, features);
        return watch.Elapsed.TotalMilliseconds;
    }
}
