using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Imaging;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Embedding;

/// <summary>
/// Runs that end anywhere, with the real decoder and engine: afterwards nothing of theirs runs, so the model may go at
/// once. Whatever still used it would end the process.
/// </summary>
public sealed class StoppedRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RunAsync_StoppedAnywhereWithOddNumbersOfThreads_LeavesTheModelAlone()
    {
        var random = new RandomSource(11);
        string[] files = [.. Enumerable.Range(0, 6).Select(Write)];
        var expected = await Features(files);
        for (var run = 0; run < 40; run++)
        {
            var (first, second) = (Run(files, expected, 1 + random.Next(7), random.Next(30), run % 2 == 0),
                Run(files, expected, 1 + random.Next(7), random.Next(30), run % 3 == 0));
            await Task.WhenAll(first, second);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>One run, left after some pictures: cancelled, or simply not read on.</summary>
    private static Task Run(string[] files, float[][] expected, int threads, int pictures, bool cancel) => Task.Run(
        async () =>
        {
            using var stop = new CancellationTokenSource();
            using var model = EmbeddingModel.Open(precision: Precision.Int8);
            var pipeline = new EmbeddingPipeline(model, new PictureDecoder(new DecodeLimits()));
            EmbeddingInput[] inputs =
                [.. Enumerable.Range(0, 40).Select(i => new EmbeddingInput(i, files[i % files.Length]))];
            var taken = 0;
            try
            {
                await foreach (var picture in pipeline.RunAsync(
                    inputs, new EmbeddingOptions { Threads = threads, Window = 24 }, null, stop.Token))
                {
                    Assert.Equal(expected[picture.PictureId % files.Length], picture.Features);
                    if (++taken > pictures && cancel)
                    {
                        await stop.CancelAsync();
                    }
                    else if (taken > pictures)
                    {
                        break;
                    }
                }
            }
            catch (OperationCanceledException)
            {
                Assert.True(cancel);
            }

            Assert.InRange(taken, 1, pictures + 1);
        },
        TestContext.Current.CancellationToken);

    private static async Task<float[][]> Features(string[] files)
    {
        using var model = EmbeddingModel.Open(precision: Precision.Int8);
        var pipeline = new EmbeddingPipeline(model, new PictureDecoder(new DecodeLimits()));
        var pictures = await pipeline
            .RunAsync([.. files.Select((file, i) => new EmbeddingInput(i, file))], new EmbeddingOptions { Threads = 1 })
            .ToListAsync(TestContext.Current.CancellationToken);
        return [.. pictures.Select(picture => picture.Features!)];
    }

    private string Write(int shade)
    {
        var path = _folder.PathOf($"{shade}.jpg");
        File.WriteAllBytes(path, PictureEncoder.Jpeg(Pictures.Corners(60 + (30 * shade), 80), 80 + shade));
        return path;
    }
}
