using Akin.Drawing;
using Akin.Imaging;
using Akin.Native.Onnx;
using Akin.Numerics;

namespace Akin.Embedding.Models;

/// <summary>
/// Runs a model on pictures that are drawn in its own size, the same for ever: it loads, has the dimension of its row,
/// gives finite numbers, the same when asked again and different ones for different pictures; and where its row has a
/// reference, the same as there up to rounding.
/// </summary>
public static class ModelCheck
{
    private const int Pictures = 6;

    /// <summary>
    /// The smallest cosine to the reference that passes: the engine's kernels differ from processor to processor, in
    /// float32 by rounding, in int8 by more.
    /// </summary>
    public static double LimitOf(Precision precision) => precision switch
    {
        Precision.Float32 => 0.9999,
        Precision.Float16 => 0.999,
        _ => 0.99,
    };

    /// <summary>The pictures, of a model's size.</summary>
    public static IReadOnlyList<RgbImage> Draw(int width, int height) =>
    [
        .. Enumerable.Range(0, Pictures).Select(i => PictureFamilies.All[2 * i].Draw(
            new RandomSource(0).Fork((ulong)i), width, height)),
    ];

    /// <summary>Checks one file of a model that has a row.</summary>
    /// <param name="catalogue">Where it is.</param>
    /// <param name="card">The model, of the catalogue or trained by the user.</param>
    /// <param name="precision">Which of its files.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    public static ModelCheckResult Run(
        ModelCatalogue catalogue, ModelCard card, Precision precision, CancellationToken cancellation = default)
    {
        var result = new ModelCheckResult(card.Id, precision, card.Layers[0].Dimension, LimitOf(precision));
        return Guard(result, () =>
        {
            var file = catalogue.Require(card, precision);
            var (checkedNow, features) = Run(
                result,
                ExtractorRecipe.ByRow(card, precision, catalogue.PathOf(file), file.WholeSha256!, new()), cancellation);
            var cosine = checkedNow.Fault is null ? Compare(catalogue, file, features) : null;
            return cosine is null ? checkedNow : checkedNow with
            {
                Cosine = cosine,
                Fault = cosine < result.Limit
                    ? $"its features are not those of its reference: the cosine is {cosine:0.000000}" : null,
            };
        });
    }

    /// <summary>Checks a file that no catalogue knows, used as it is when nothing is said of it.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="id">What it is called.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    public static ModelCheckResult Run(string path, string id, CancellationToken cancellation = default)
    {
        var result = new ModelCheckResult(id, null, null, null);
        return Guard(result, () =>
        {
            var recipe = ExtractorRecipe.Choose(new ExtractorChoice { Model = path });
            result = result with
            {
                Precision = recipe.Precision,
                Dimension = recipe.Layer.Dimension,
                Limit = LimitOf(recipe.Precision),
                Assumptions = recipe.Assumptions,
            };
            return Guard(result, () => Run(result, recipe, cancellation).Result);
        });
    }

    private static (ModelCheckResult Result, float[][] Features) Run(
        ModelCheckResult result, ExtractorRecipe recipe, CancellationToken cancellation)
    {
        using var model = EmbeddingModel.Open(recipe);
        var pictures = Draw(recipe.Preprocessing.Width, recipe.Preprocessing.Height);
        var features = Extract(model, pictures, cancellation);
        var fault = features[0].Length != result.Dimension
            ? $"it gives {features[0].Length} features, its row says {result.Dimension}" : null;
        fault ??= Fault(features) ?? (Equal(features, Extract(model, pictures, cancellation))
            ? null : "it gives other numbers when it is asked again");
        return (result with { Fault = fault, Pictures = pictures }, features);
    }

    private static ModelCheckResult Guard(ModelCheckResult result, Func<ModelCheckResult> check)
    {
        try
        {
            return check();
        }
        catch (Exception e) when (e
            is OnnxException or ModelUnavailableException or IOException or NpyFormatException or ArgumentException)
        {
            return result with { Fault = e.Message.Split('\n', 2)[0].TrimEnd('.', ' ') };
        }
    }

    private static float[][] Extract(
        EmbeddingModel model, IReadOnlyList<RgbImage> pictures, CancellationToken cancellation)
    {
        using var extractor = new FeatureExtractor(model);
        return [.. pictures.Select(picture =>
        {
            cancellation.ThrowIfCancellationRequested();
            var features = new float[extractor.Dimension];
            extractor.Extract(picture.Pixels, features);
            return features;
        })];
    }

    private static string? Fault(float[][] features)
    {
        var pairs = from i in Enumerable.Range(0, features.Length)
                    from j in Enumerable.Range(0, i)
                    select features[i].AsSpan().SequenceEqual(features[j]);
        return Array.Exists(features, row => Array.Exists(row, value => !float.IsFinite(value)))
            ? "it gives numbers that are not finite"
            : pairs.Contains(true) ? "it gives the same numbers for different pictures" : null;
    }

    private static bool Equal(float[][] a, float[][] b) => a.Zip(b).All(
        pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    /// <summary>The smallest cosine to the reference's rows; none when there is no reference.</summary>
    private static double? Compare(ModelCatalogue catalogue, ModelFile file, float[][] features)
    {
        if (file.Reference is null)
        {
            return null;
        }

        using var reference = NpyFile.Read(catalogue.PathOf(file.Reference));
        if (reference.Rows != features.Length || reference.Columns != features[0].Length)
        {
            throw new NpyFormatException(
                $"The reference {file.Reference} has {reference.Rows} rows of {reference.Columns} numbers, the model " +
                $"gives {features.Length} of {features[0].Length}");
        }

        return Enumerable.Range(0, features.Length).Min(i => Cosine(features[i], reference[i]));
    }

    private static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (product, first, second) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            product += (double)a[i] * b[i];
            first += (double)a[i] * a[i];
            second += (double)b[i] * b[i];
        }

        return product / Math.Sqrt(first * second);
    }
}
