using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Imaging;
using Akin.Intake;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Embedding;

/// <summary>Several models over one read of each picture: every one sees what it would see alone.</summary>
public sealed class SeveralModelsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RunAsync_ModelsOfEqualAndOfOtherFrames_GivesTheFeaturesOfEachAlone()
    {
        using var first = EmbeddingModel.Open(precision: Precision.Float32);
        using var second = EmbeddingModel.Open(precision: Precision.Int8);
        using var tiny = TinyEmbedding.Open(_folder);
        EmbeddingModel[] models = [first, tiny, second];
        var inputs = Inputs();
        var together = await Embed(models, inputs);
        for (var model = 0; model < models.Length; model++)
        {
            var alone = await Embed([models[model]], [.. inputs.Select(input => input with { Models = 1 })]);
            foreach (var (one, all) in alone.Zip(together))
            {
                Assert.Equal(one.Outcome, all.Outcome);
                Assert.Equal(one.Features, all.OfModels.ElementAtOrDefault(model));
            }
        }

        Assert.Equal(PictureState.Truncated, together[3].Outcome.State);
        Assert.Empty(together[3].OfModels);
    }

    [Fact]
    public async Task RunAsync_PictureForOneModel_IsSeenByThatAlone()
    {
        using var first = EmbeddingModel.Open(precision: Precision.Int8);
        using var tiny = TinyEmbedding.Open(_folder);
        var inputs = Inputs();
        inputs[0] = inputs[0] with { Models = 2 };
        inputs[1] = inputs[1] with { Models = 1 };
        var pictures = await Embed([first, tiny], inputs);
        Assert.Equal((null, 3), (pictures[0].OfModels[0], pictures[0].OfModels[1]!.Length));
        Assert.Equal((1280, null), (pictures[1].OfModels[0]!.Length, pictures[1].OfModels[1]));
        Assert.All(pictures[2].OfModels, Assert.NotNull);
    }

    private static async Task<List<EmbeddedPicture>> Embed(EmbeddingModel[] models, EmbeddingInput[] inputs) =>
        await new EmbeddingPipeline(models, new PictureDecoder(new DecodeLimits()))
            .RunAsync(inputs, new EmbeddingOptions { Threads = 2 }, null, Token).ToListAsync(Token);

    private EmbeddingInput[] Inputs()
    {
        var random = new RandomSource(3);
        return [.. Enumerable.Range(0, 5).Select(i =>
        {
            var (width, height) = (120 + (90 * i), 300);
            var pixels = new byte[width * height * 3];
            for (var at = 0; at < pixels.Length; at++)
            {
                pixels[at] = (byte)random.Next(256);
            }

            var file = PictureEncoder.Jpeg(new RgbImage(width, height, pixels));
            return new EmbeddingInput(i, _folder.Write($"{i}.jpg", i == 3 ? file.AsSpan(0, file.Length / 2) : file));
        })];
    }
}
