using Akin.Embedding.Graphs;
using Akin.Embedding.Models;
using Akin.Imaging;
using Akin.Native.Onnx;

namespace Akin.Embedding.Tuning;

/// <summary>
/// Loads models in the arrangement that is fastest for them on this machine: the one that is remembered; where none is
/// and the work to come is long, the one that a short measurement on some of its pictures finds, which is remembered.
/// Their optimised graphs are kept, too.
/// </summary>
/// <param name="folder">The folder of models; <see langword="null"/> to remember nothing.</param>
/// <param name="decoder">Decodes the pictures that are measured on.</param>
/// <param name="threads">Cores to use, ≥ 1.</param>
public sealed class ModelTuning(string? folder, PictureDecoder decoder, int threads)
{
    /// <summary>The part of the work that a measurement may take at most.</summary>
    private const double MostShare = 0.02;

    /// <summary>Pictures that are measured on, for each core.</summary>
    private const int PicturesOfACore = 4;

    /// <summary>
    /// Work is looked at from so many times the measured pictures on: what the plain arrangement is measured for, some
    /// four tenths of a second, is then little of it also where it turns out that the rest does not repay.
    /// </summary>
    private const int LeastTimes = 2048;

    private readonly ArrangementMemory? _memory = folder is null ? null : new(folder);
    private readonly GraphStore? _graphs = folder is null ? null : new(folder);

    /// <summary>Pictures that a measurement takes.</summary>
    public int Sample => PicturesOfACore * threads;

    /// <summary>Loads a model.</summary>
    /// <param name="recipe">What it does to a picture.</param>
    /// <param name="inputs">The pictures to come.</param>
    /// <param name="notices">Told in a sentence what was measured; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends a measurement.</param>
    /// <exception cref="ModelUnavailableException">See <see cref="EmbeddingModel.Open(ExtractorRecipe)"/>.</exception>
    /// <exception cref="OnnxException">The engine is missing or refuses the model.</exception>
    public async Task<EmbeddingModel> OpenAsync(
        ExtractorRecipe recipe, IReadOnlyList<EmbeddingInput> inputs, IProgress<string>? notices = null,
        CancellationToken cancellation = default)
    {
        var known = _memory?.Find(MeasuredArrangement.Unmeasured(recipe, threads));
        if (known is null && inputs.Count >= LeastTimes * Sample)
        {
            var step = inputs.Count / Sample;
            EmbeddingInput[] sample = [.. Enumerable.Range(0, Sample).Select(i => inputs[i * step])];
            known = await MeasureAsync(
                recipe, sample, (cost, rate) => cost <= MostShare * inputs.Count / rate, cancellation)
                .ConfigureAwait(false);
            if (known is not null)
            {
                notices?.Report(
                    $"{recipe.ModelId}: of the arrangements that were tried, this is the fastest here: "
                    + known.Arrangement.Words);
            }
        }

        return known is null || known.Arrangement == Arrangement.Plain(threads)
            ? EmbeddingModel.Open(recipe, arrangement: null, _graphs) : OpenIn(recipe, known.Arrangement);
    }

    /// <summary>Measures anew, however long it takes.</summary>
    /// <param name="recipe">What the model does to a picture.</param>
    /// <param name="pictures"><see cref="Sample"/> pictures, or more.</param>
    /// <param name="cancellation">Ends the measurement.</param>
    /// <returns>What is remembered from now on; <see langword="null"/> when no picture has features.</returns>
    public Task<MeasuredArrangement?> MeasureAsync(
        ExtractorRecipe recipe, IReadOnlyList<EmbeddingInput> pictures, CancellationToken cancellation = default) =>
        MeasureAsync(recipe, pictures, (_, _) => true, cancellation);

    private async Task<MeasuredArrangement?> MeasureAsync(
        ExtractorRecipe recipe, IReadOnlyList<EmbeddingInput> pictures, Func<double, double, bool> repays,
        CancellationToken cancellation)
    {
        EmbeddingInput[] sample = [.. pictures.Select(picture => picture with { Models = 1 })];
        var ofGraph = 1;
        IArrangementTrial Trial(Arrangement arrangement)
        {
            var model = EmbeddingModel.Open(recipe, arrangement);
            ofGraph = model.Part.Input.Pictures;
            return new ArrangementTrial(model, decoder, sample, threads);
        }

        var found = await new ArrangementSearch(Trial).RunAsync(
            Arrangement.Plain(threads), () => Arrangement.Others(threads, recipe.Device, ofGraph), repays, cancellation)
            .ConfigureAwait(false);
        if (found is null)
        {
            return null;
        }

        var measured = MeasuredArrangement.Unmeasured(recipe, threads) with
        {
            Arrangement = found.Arrangement,
            PicturesPerSecond = found.PicturesPerSecond,
            Gain = found.Gain,
        };
        _memory?.Remember(measured);
        return measured;
    }

    // What was possible when it was measured may not be now, for want of memory.
    private EmbeddingModel OpenIn(ExtractorRecipe recipe, Arrangement arrangement)
    {
        try
        {
            return EmbeddingModel.Open(recipe, arrangement, _graphs);
        }
        catch (Exception problem) when (problem is ArgumentException or ModelUnavailableException or OnnxException)
        {
            return EmbeddingModel.Open(recipe, arrangement: null, _graphs);
        }
    }
}
