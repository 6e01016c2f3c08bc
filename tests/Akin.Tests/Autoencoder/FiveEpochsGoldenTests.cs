using System.Text.Json;
using Akin.Autoencoder;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Autoencoder;

/// <summary>
/// Five epochs of the network of 13,171 parameters against PyTorch, shuffled batches, judging pictures and the last
/// batch of an epoch, which is smaller, included: the losses that generate_five_epochs.py wrote.
/// </summary>
public sealed class FiveEpochsGoldenTests
{
    private const int Height = 48;
    private const int Width = 64;
    private const int Count = 24;

    private static readonly JsonElement[] Cases = [.. JsonDocument.Parse(File.ReadAllText(Repository.PathOf(
        "tests", "Akin.Tests", "Expectations", "Autoencoder", "five_epochs.json"))).RootElement.GetProperty("cases")
        .EnumerateArray()];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Losses_OfFiveEpochs_AreThoseOfPyTorch(int number)
    {
        var golden = Cases[number];
        var options = new TrainingOptions
        {
            Epochs = 5,
            BatchSize = 8,
            Rate = 1e-3,
            Schedule = golden.GetProperty("cosine").GetBoolean() ? RateSchedule.Cosine : RateSchedule.Constant,
            WeightDecay = golden.GetProperty("decay").GetDouble(),
            Validation = 0.2,
            Patience = 0,
            Seed = 3,
        };
        var trainer = new Trainer(
            NetworkDesign.Of(Height, Width), options, new ByteList([.. Enumerable.Range(0, Count).Select(Picture)]));
        Assert.Equal((13_171, 5), (trainer.Parameters.Length, trainer.JudgingPictures.Count));
        for (var i = 0; i < trainer.Parameters.Length; i++)
        {
            trainer.Parameters[i] = (float)(0.15 * Math.Sin((0.7 * i) + 1));
        }

        trainer.Restored();
        while (trainer.State.End == TrainingEnd.Running)
        {
            trainer.Step(TestContext.Current.CancellationToken);
        }

        Assert.All(
            trainer.State.Epochs.Zip(Numbers("losses"), Numbers("judged")),
            each =>
            {
                Assert.Equal(each.Second, each.First.Loss, 2e-4 * each.Second);
                Assert.Equal(each.Third, each.First.ValidationLoss!.Value, 2e-4 * each.Third);
            });
        Assert.Equal(5, trainer.State.Epochs.Length);

        IEnumerable<double> Numbers(string name) =>
            golden.GetProperty(name).EnumerateArray().Select(each => each.GetDouble());
    }

    private static byte[] Picture(int number)
    {
        var (x0, y0, size) = (0.5 + (0.4 * Math.Sin(number)), 0.5 + (0.4 * Math.Sin(1.7 * number)),
            0.15 + (0.1 * Math.Sin(2.3 * number)));
        var rgb = new byte[Height * Width * 3];
        for (var i = 0; i < rgb.Length; i++)
        {
            var (place, channel) = Math.DivRem(i, 3);
            var (dx, dy) = ((((place % Width) + 0.5) / Width) - x0, (((place / Width) + 0.5) / Height) - y0);
            var near = Math.Exp(-((dx * dx) + (dy * dy)) / (2 * size * size));
            rgb[i] = (byte)(255 * near * (0.5 + (0.5 * Math.Sin(number + (2 * channel)))));
        }

        return rgb;
    }
}
