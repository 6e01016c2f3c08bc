using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Embedding.Tuning;
using Akin.Imaging;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Embedding.Tuning;

public sealed class ModelTuningTests : IDisposable
{
    private const int Cores = 2;
    private static readonly PictureDecoder Decoder = new(new DecodeLimits());
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Models => _folder.PathOf("models");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, 1, 2, 1)]
    [InlineData(2, 1, 2, 2)]
    [InlineData(1, 1, 1, 8)]
    [InlineData(3, 2, 1, 3)]
    public async Task Open_InAnyArrangement_GivesTheBitsOfThePlainOne(
        int workers, int inferences, int inside, int pictures)
    {
        var recipe = Recipe();
        var inputs = Inputs(19);
        var arrangement = new Arrangement(workers, inferences, inside, pictures);

        var plain = await Features(EmbeddingModel.Open(recipe), inputs);
        var other = await Features(EmbeddingModel.Open(recipe, arrangement), inputs);

        Assert.Equal(19, plain.Count);
        Assert.Equal(plain, other);
        Assert.Equal(6, plain.DistinctBy(row => string.Join(' ', row!)).Count());
    }

    [Fact]
    public async Task Open_SeveralPicturesOfWhichOneFails_LeavesThatOneAlone()
    {
        // Its table has nothing for bright pictures.
        var path = _folder.PathOf("table.onnx");
        await File.WriteAllBytesAsync(path, SmallNetwork.Table().ToArray(), Token);
        var recipe = ExtractorRecipe.Choose(new ExtractorChoice
        {
            Model = path,
            Preprocessing = new() { Scale = 1, Mean = new(0), Std = new(1) },
        });
        byte[] shades = [10, 250, 20, 30];
        EmbeddingInput[] inputs = [.. shades.Select((shade, i) => new EmbeddingInput(i, Plain(i, shade)))];

        var features = await Features(EmbeddingModel.Open(recipe, new(1, 1, 1, 4)), inputs);

        // What the table adds is below 1.
        Assert.Equal([1, null, 2, 3], features.Select(row => row is null ? (double?)null : Math.Round(row[0] / 10)));
    }

    [Fact]
    public async Task OpenAsync_WhatIsRemembered_IsUsed()
    {
        var recipe = Recipe();
        var remembered = MeasuredArrangement.Unmeasured(recipe, Cores) with { Arrangement = new(2, 1, 2, 2) };
        new ArrangementMemory(Models).Remember(remembered);

        using var model = await Tuning().OpenAsync(recipe, Inputs(3), null, Token);

        Assert.Equal(remembered.Arrangement, model.Arrangement);
    }

    [Fact]
    public async Task OpenAsync_WhatIsRememberedAndCannotBe_IsPlain()
    {
        var recipe = Recipe("four");
        new ArrangementMemory(Models).Remember(
            MeasuredArrangement.Unmeasured(recipe, Cores) with { Arrangement = new(2, 1, 1, 2) });

        using var model = await Tuning().OpenAsync(recipe, Inputs(3), null, Token);

        Assert.Null(model.Arrangement);
    }

    [Fact]
    public async Task OpenAsync_LittleWork_IsNotMeasured()
    {
        using var model = await Tuning().OpenAsync(Recipe(), Inputs(30), null, Token);

        Assert.Null(model.Arrangement);
        Assert.False(Directory.Exists(Models));
    }

    [Fact]
    public async Task OpenAsync_MuchWork_IsMeasuredOnceAndRemembered()
    {
        var tuning = Tuning();
        var inputs = Enumerable.Repeat(Inputs(1)[0], 10_000_000).ToList();
        var told = new List<string>();

        using (await tuning.OpenAsync(Recipe(), inputs, new Notices(told), Token))
        {
        }

        Assert.Single(told);
        Assert.Single(new ArrangementMemory(Models).All());
        using (await tuning.OpenAsync(Recipe(), inputs, new Notices(told), Token))
        {
        }

        Assert.Single(told);
    }

    [Fact]
    public async Task MeasureAsync_PicturesThatCannotBeRead_MeasureNothing()
    {
        var bad = new EmbeddingInput(1, _folder.Write("bad.jpg", 1, 2, 3));

        Assert.Null(await Tuning().MeasureAsync(Recipe(), [bad, bad], Token));
    }

    private static async Task<List<float[]?>> Features(EmbeddingModel opened, IReadOnlyList<EmbeddingInput> inputs)
    {
        using var model = opened;
        return await new EmbeddingPipeline(model, Decoder)
            .RunAsync(inputs, new EmbeddingOptions { Threads = 4 }, null, Token)
            .Select(picture => picture.Features).ToListAsync(Token);
    }

    private ModelTuning Tuning() => new(Models, Decoder, Cores);

    private ExtractorRecipe Recipe(string network = "resnet18") => ExtractorRecipe.Choose(new ExtractorChoice
    {
        Model = TestNetworks.Write(network, _folder.Root),
    });

    private List<EmbeddingInput> Inputs(int count)
    {
        var files = ModelCheck.Draw(40, 30)
            .Select((picture, i) => _folder.Write($"{i}.png", PictureEncoder.Png(picture))).ToList();
        return [.. Enumerable.Range(0, count).Select(i => new EmbeddingInput(i, files[i % files.Count]))];
    }

    private string Plain(int number, byte shade)
    {
        var pixels = new byte[SmallNetwork.Size * SmallNetwork.Size * 3];
        Array.Fill(pixels, shade);
        return _folder.Write(
            $"plain-{number}.png", PictureEncoder.Png(new RgbImage(SmallNetwork.Size, SmallNetwork.Size, pixels)));
    }

    private sealed class Notices(List<string> told) : IProgress<string>
    {
        public void Report(string value) => told.Add(value);
    }
}
