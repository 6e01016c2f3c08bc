using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Imaging;
using Akin.Intake;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Embedding;

/// <summary>The pipeline with the real decoder and the real engine.</summary>
public sealed class RealPicturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RunAsync_DamagedFilesAmongGoodOnes_EachHasItsStateAndTheGoodOnesTheirFeatures()
    {
        var good = PictureEncoder.Jpeg(Noise(1, 300, 200));
        EmbeddingInput[] inputs =
        [
            new(10, _folder.Write("good.jpg", good)),
            new(11, _folder.Write("torn.jpg", good.AsSpan(0, good.Length / 2))),
            new(12, _folder.Write("empty.jpg")),
            new(13, _folder.Write("text.jpg", "just some text, and no picture"u8)),
            new(14, _folder.PathOf("missing.jpg")),
            new(15, _folder.Write("again.png", PictureEncoder.Png(Noise(1, 300, 200)))),
        ];
        using var model = EmbeddingModel.Open();
        var pipeline = new EmbeddingPipeline(model, new PictureDecoder(new DecodeLimits()));

        var pictures = await pipeline.RunAsync(inputs, null, null, Token).ToListAsync(Token);

        Assert.Equal(
            [
                PictureState.Ready, PictureState.Truncated, PictureState.Empty, PictureState.NotAPicture,
                PictureState.Unreachable, PictureState.Ready,
            ],
            pictures.Select(p => p.Outcome.State));
        Assert.All(pictures, p => Assert.Equal(p.Outcome.State == PictureState.Ready, p.Features is not null));
        Assert.All(pictures, p => Assert.Equal(p.Outcome.State == PictureState.Ready, p.Outcome.Reason.Length == 0));
        Assert.Equal((6, 2), (pipeline.Statistics.Pictures, pipeline.Statistics.Embedded));
        Assert.True(pipeline.Statistics is { DecodeSeconds: > 0, InferenceSeconds: > 0 });
    }

    [Theory]
    [InlineData(Precision.Float32)]
    [InlineData(Precision.Int8)]
    public async Task RunAsync_AnyNumberOfThreads_GivesTheSameBits(Precision precision)
    {
        EmbeddingInput[] inputs = [.. Enumerable.Range(0, 12).Select(i => new EmbeddingInput(
            i, _folder.Write($"{i}.jpg", PictureEncoder.Jpeg(Noise((ulong)i, 100 + (40 * i), 250)))))];
        using var model = EmbeddingModel.Open(precision: precision);
        var pipeline = new EmbeddingPipeline(model, new PictureDecoder(new DecodeLimits()));

        var one = await Features(1);
        var three = await Features(3);

        Assert.Equal(one, three);
        Assert.Equal(12, one.Select(f => f[0]).Distinct().Count());

        async Task<List<float[]>> Features(int threads) => await pipeline
            .RunAsync(inputs, new EmbeddingOptions { Threads = threads }, null, Token)
            .Select(p => p.Features!)
            .ToListAsync(Token);
    }

    [Fact]
    public void Open_CardThatIsNotTheModels_SaysWhatTheModelGives()
    {
        var error = Assert.Throws<ModelUnavailableException>(() => TinyEmbedding.Open(_folder, dimension: 4));

        Assert.Contains("gives 3 features at features", error.Message, StringComparison.Ordinal);
    }

    private static RgbImage Noise(ulong seed, int width, int height)
    {
        var random = new RandomSource(seed);
        var pixels = new byte[width * height * 3];
        foreach (ref var value in pixels.AsSpan())
        {
            value = (byte)random.Next(256);
        }

        return new RgbImage(width, height, pixels);
    }
}
