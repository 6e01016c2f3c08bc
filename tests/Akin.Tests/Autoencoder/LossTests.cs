using Akin.Autoencoder;
using Akin.Autoencoder.Losses;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Autoencoder;

public sealed class LossTests
{
    private const int Height = 9;
    private const int Width = 8;
    private const int Stride = 8;

    public static TheoryData<ReconstructionLoss> Losses => [.. Enum.GetValues<ReconstructionLoss>()];

    [Theory]
    [MemberData(nameof(Losses))]
    public void Derivative_OfALoss_IsThatByDifferences(ReconstructionLoss kind)
    {
        var loss = Made(kind);
        var random = new RandomSource(5);
        var output = new float[Height * Width * Stride];
        var target = new float[Height * Width * 3];
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = (float)random.NextDouble();
            output[(i / 3 * Stride) + (i % 3)] = 0.1f + (0.8f * (float)random.NextDouble());
        }

        var errors = new float[output.Length];
        loss.Evaluate(output, Stride, target, 0.5f, errors);
        var unused = new float[output.Length];
        for (var i = 0; i < output.Length; i++)
        {
            if (i % Stride >= 3)
            {
                Assert.Equal(0, errors[i]);
                continue;
            }

            const float Step = 1f / 256;
            var kept = output[i];
            output[i] = kept + Step;
            var above = loss.Evaluate(output, Stride, target, 1, unused);
            output[i] = kept - Step;
            var slope = (above - loss.Evaluate(output, Stride, target, 1, unused)) / (2 * Step);
            output[i] = kept;
            Assert.Equal(0.5 * slope, errors[i], 2e-5);
        }
    }

    [Fact]
    public void SquaredError_OfAKnownPicture_IsAsByHand()
    {
        // Differences 1, 0 and 2: (1 + 0 + 4) / 3.
        var value = new SquaredError().Evaluate([1, 0, 2, 9], 4, [0f, 0, 0], 1, new float[4]);
        Assert.Equal(5 / 3.0, value, 1e-7);
    }

    [Fact]
    public void CrossEntropy_OfAKnownPicture_IsAsByHand()
    {
        // −ln 0.5 for each.
        var value = new CrossEntropy().Evaluate([0.5f, 0.5f, 0.5f], 3, [1f, 0, 0.3f], 1, new float[3]);
        Assert.Equal(Math.Log(2), value, 1e-6);
    }

    [Fact]
    public void StructuralSimilarity_OfEqualPictures_LosesNothing()
    {
        var picture = Enumerable.Range(0, Height * Width * 3).Select(i => (i % 11) / 11f).ToArray();
        var value = new StructuralSimilarity(Height, Width).Evaluate(picture, 3, picture, 1, new float[picture.Length]);
        Assert.Equal(0, value, 1e-12);
    }

    [Fact]
    public void StructuralSimilarity_OfTwoEvenGreys_IsThatOfTheirMeans()
    {
        // No variance: SSIM = (2·a·b + C1) / (a² + b² + C1); a = 0.2, b = 0.6, C1 = 0.0001.
        var similarity = (0.24 + 1e-4) / (0.4 + 1e-4);
        var a = Enumerable.Repeat(0.2f, Height * Width * 3).ToArray();
        var b = Enumerable.Repeat(0.6f, a.Length).ToArray();
        var value = new StructuralSimilarity(Height, Width).Evaluate(a, 3, b, 1, new float[a.Length]);
        Assert.Equal((0.16 / 2) + ((1 - similarity) / 2), value, 1e-6);
    }

    private static IReconstructionLoss Made(ReconstructionLoss kind) => kind switch
    {
        ReconstructionLoss.CrossEntropy => new CrossEntropy(),
        ReconstructionLoss.StructuralSimilarity => new StructuralSimilarity(Height, Width),
        _ => new SquaredError(),
    };
}
