using System.Text.Json;
using Akin.Autoencoder;
using Akin.Autoencoder.Layers;
using Akin.Autoencoder.Losses;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Autoencoder;

/// <summary>The first steps of training against PyTorch: the losses that generate_training.py wrote.</summary>
public sealed class TrainingGoldenTests
{
    private const int Height = 16;
    private const int Width = 24;
    private const int Pictures = 4;
    private const double Rate = 0.01;

    private static readonly JsonElement[] Cases = [.. JsonDocument.Parse(File.ReadAllText(Repository.PathOf(
        "tests", "Akin.Tests", "Expectations", "Autoencoder", "training.json"))).RootElement.GetProperty("cases")
        .EnumerateArray()];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Losses_OfTheFirstSteps_AreThoseOfPyTorch(int number)
    {
        var golden = Cases[number];
        var crossEntropy = golden.GetProperty("loss").GetString() == "cross_entropy";
        var design = new NetworkDesign
        {
            Height = Height,
            Width = Width,
            Filters = [.. golden.GetProperty("filters").EnumerateArray().Select(each => each.GetInt32())],
            CodeSize = golden.GetProperty("code").GetInt32(),
            Strided = golden.GetProperty("strided").GetBoolean(),
            Output = crossEntropy ? Activation.Sigmoid : Activation.Linear,
        };
        var network = new Network(design, 2, SimdWidths.Best);
        for (var i = 0; i < network.Parameters.Length; i++)
        {
            network.Parameters[i] = (float)(0.3 * Math.Sin((0.7 * i) + 1));
        }

        var pictures = new PictureList([.. Enumerable.Range(0, Pictures).Select(Picture)]);
        var adam = new Adam(LayerRates.Of(design), golden.GetProperty("decay").GetDouble());
        var gradient = new float[network.Parameters.Length];
        IReconstructionLoss loss = crossEntropy ? new CrossEntropy() : new SquaredError();
        foreach (var expected in golden.GetProperty("losses").EnumerateArray().Select(each => each.GetDouble()))
        {
            network.Pack();
            var found = network.Gradient(pictures, loss, gradient, TestContext.Current.CancellationToken);
            Assert.Equal(expected, found, 2e-4 * expected);
            adam.Step(network.Parameters, gradient, Rate);
        }
    }

    private static float[] Picture(int number)
    {
        const int Size = Height * Width * 3;
        return [.. Enumerable.Range(number * Size, Size)
            .Select(k => (float)(0.5 + (0.5 * Math.Sin((0.37 * k) + (0.0011 * k * k)))))];
    }
}
