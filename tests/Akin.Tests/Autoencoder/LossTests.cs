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

    public static TheoryData<ReconstructionLoss, int, int, double> Losses
    {
        get
        {
            var data = new TheoryData<ReconstructionLoss, int, int, double>();
            foreach (var loss in Enum.GetValues<ReconstructionLoss>())
            {
                // Among them sizes below a window's, and rows of no whole vector; noise, and pictures nearly white.
                (int, int, double)[] sizes = [(9, 8, 0.8), (7, 7, 0.8), (2, 2, 0.8), (4, 30, 0.8), (19, 13, 0.05)];
                foreach (var (height, width, spread) in sizes)
                {
                    data.Add(loss, height, width, spread);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Derivative_OfALoss_IsThatOfTheDefinitionByDifferences(
        ReconstructionLoss kind, int height, int width, double spread)
    {
        var random = new RandomSource(5);
        var output = new float[height * width * Stride];
        var target = new float[height * width * 3];
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = (float)(0.95 - (spread * random.NextDouble()));
            output[(i / 3 * Stride) + (i % 3)] = (float)(0.95 - (spread * random.NextDouble()));
        }

        var errors = new float[output.Length];
        var found = Made(kind, height, width).Evaluate(output, Stride, target, 0.5f, errors);
        var exact = Array.ConvertAll(output, value => (double)value);
        Assert.Equal(Defined(kind, exact, target, height, width), found, 1e-5 * found);
        var largest = errors.Max(Math.Abs);
        for (var i = 0; i < output.Length; i++)
        {
            if (i % Stride >= 3)
            {
                Assert.Equal(0, errors[i]);
                continue;
            }

            const double Step = 1e-5;
            var kept = exact[i];
            exact[i] = kept + Step;
            var above = Defined(kind, exact, target, height, width);
            exact[i] = kept - Step;
            var slope = (above - Defined(kind, exact, target, height, width)) / (2 * Step);
            exact[i] = kept;
            Assert.True(
                Math.Abs((0.5 * slope) - errors[i]) <= 1e-3 * Math.Max(Math.Abs(0.5 * slope), 0.02 * largest),
                $"{i}: {errors[i]}, by differences {0.5 * slope}");
        }
    }

    [Fact]
    public void StructuralSimilarity_Evaluated_AllocatesNothingAfterTheFirst()
    {
        var loss = new StructuralSimilarity(32, 40);
        var (output, target, errors) = (new float[32 * 40 * 8], new float[32 * 40 * 3], new float[32 * 40 * 8]);
        loss.Evaluate(output, 8, target, 1, errors);
        var least = Enumerable.Range(0, 4).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 5; i++)
            {
                loss.Evaluate(output, 8, target, 1, errors);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

        // The bag keeps what it lends in a node, and now and then lists for other threads; pictures are kilobytes, and
        // were made in each round.
        Assert.InRange(least, 0, 1000);
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
        Assert.Equal(0, value, 1e-6);
    }

    [Fact]
    public void StructuralSimilarity_OfTwoEvenGreys_IsThatOfTheirMeans()
    {
        // No variance: SSIM = (2·a·b + C1) / (a² + b² + C1); a = 0.2, b = 0.6, C1 = 0.0001.
        var similarity = (0.24 + 1e-4) / (0.4 + 1e-4);
        var a = Enumerable.Repeat(0.2f, Height * Width * 3).ToArray();
        var b = Enumerable.Repeat(0.6f, a.Length).ToArray();
        var value = new StructuralSimilarity(Height, Width).Evaluate(a, 3, b, 1, new float[a.Length]);
        Assert.Equal((0.16 / 2) + ((1 - similarity) / 2), value, 1e-5);
    }

    private static IReconstructionLoss Made(ReconstructionLoss kind, int height, int width) => kind switch
    {
        ReconstructionLoss.CrossEntropy => new CrossEntropy(),
        ReconstructionLoss.StructuralSimilarity => new StructuralSimilarity(height, width),
        _ => new SquaredError(),
    };

    /// <summary>A loss as the papers write it, in float64.</summary>
    private static double Defined(
        ReconstructionLoss kind, double[] output, float[] target, int height, int width)
    {
        double At(int i) => output[(i / 3 * Stride) + (i % 3)];
        var places = Enumerable.Range(0, target.Length);
        var squared = places.Average(i => (At(i) - target[i]) * (At(i) - target[i]));
        return kind switch
        {
            ReconstructionLoss.CrossEntropy =>
                places.Average(i => -(target[i] * Math.Log(At(i))) - ((1 - target[i]) * Math.Log(1 - At(i)))),
            ReconstructionLoss.StructuralSimilarity => (squared / 2) + ((1 - Similarity()) / 2),
            _ => squared,
        };

        double Similarity()
        {
            var (side, sum, windows) = (Math.Min(7, Math.Min(height, width)), 0.0, 0);
            for (var channel = 0; channel < 3; channel++)
            {
                for (var top = 0; top <= height - side; top++)
                {
                    for (var left = 0; left <= width - side; left++)
                    {
                        int[] inside = [.. Enumerable.Range(0, side * side).Select(i =>
                            (3 * (((top + (i / side)) * width) + left + (i % side))) + channel)];
                        var (x, y) = (inside.Average(At), inside.Average(i => (double)target[i]));
                        var varianceX = inside.Average(i => (At(i) - x) * (At(i) - x));
                        var varianceY = inside.Average(i => (target[i] - y) * (target[i] - y));
                        var shared = inside.Average(i => (At(i) - x) * (target[i] - y));
                        sum += ((2 * x * y) + 1e-4) * ((2 * shared) + 9e-4)
                            / (((x * x) + (y * y) + 1e-4) * (varianceX + varianceY + 9e-4));
                        windows++;
                    }
                }
            }

            return sum / windows;
        }
    }
}
