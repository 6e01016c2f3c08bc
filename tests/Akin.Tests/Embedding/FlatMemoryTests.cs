using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Imaging;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Embedding;

/// <summary>Nothing leaks. Runs alone: the memory measured is that of the whole process.</summary>
[CollectionDefinition(nameof(FlatMemoryTests), DisableParallelization = true)]
[Collection(nameof(FlatMemoryTests))]
public sealed class FlatMemoryTests : IDisposable
{
    private const int Blocks = 10;
    private const long Tolerance = 128 << 10;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RunAsync_TwentyThousandPictures_DecodesAndInfersInFlatMemory()
    {
        using var model = TinyEmbedding.Open(_folder);
        var pipeline = new EmbeddingPipeline(model, new PictureDecoder(new DecodeLimits()));
        EmbeddingInput[] inputs = [.. Enumerable.Range(0, 20_000).Select(i => new EmbeddingInput(i, Picture(i % 4)))];
        var expected = new float[4][];
        var memory = new MemoryRecord();
        var ready = 0;

        // In the middle of the run: what only its end would give back counts.
        await foreach (var picture in pipeline.RunAsync(inputs, new EmbeddingOptions { Threads = 2 }, null, Token))
        {
            Assert.Equal(expected[picture.PictureId % 4] ??= picture.Features!, picture.Features!);
            if (++ready % (20_000 / Blocks) == 0)
            {
                memory.Add();
            }
        }

        Assert.Equal(20_000, ready);
        Assert.Equal(4, expected.Select(f => f[0]).Distinct().Count());
        memory.AssertFlat(Tolerance);
    }

    [Theory]
    [InlineData(Precision.Float32)]
    [InlineData(Precision.Int8)]
    public void Extract_DefaultModelHundredsOfTimes_KeepsMemoryFlat(Precision precision)
    {
        using var model = EmbeddingModel.Open(precision: precision);
        using var extractor = new FeatureExtractor(model);
        var rgb = new byte[extractor.PixelBytes];
        var features = new float[extractor.Dimension];

        AssertFlat(30, () => extractor.Extract(rgb, features));
    }

    [Fact]
    public void Open_ModelsOpenedAndClosed_GiveTheirMemoryBack() => AssertFlat(60, OpenAndClose);

    private static void AssertFlat(int times, Action work)
    {
        var memory = new MemoryRecord();
        for (var block = 0; block < Blocks; block++)
        {
            for (var i = 0; i < times; i++)
            {
                work();
            }

            memory.Add();
        }

        memory.AssertFlat(Tolerance);
    }

    private void OpenAndClose()
    {
        using var model = TinyEmbedding.Open(_folder);
        using var extractor = new FeatureExtractor(model);
        extractor.Extract(new byte[extractor.PixelBytes], new float[extractor.Dimension]);
    }

    private string Picture(int shade)
    {
        var path = _folder.PathOf($"{shade}.jpg");
        if (!File.Exists(path))
        {
            var pixels = Enumerable.Repeat((byte)(40 * shade), 40 * 24 * 3).ToArray();
            File.WriteAllBytes(path, PictureEncoder.Jpeg(new RgbImage(40, 24, pixels), 90));
        }

        return path;
    }
}
