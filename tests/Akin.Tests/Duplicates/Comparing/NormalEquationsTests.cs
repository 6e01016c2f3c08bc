using Akin.Duplicates;
using Akin.Duplicates.Comparing;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Duplicates.Comparing;

/// <summary>The equations pixel by pixel as the formula says, and what comes of them side by side.</summary>
public sealed class NormalEquationsTests
{
    public static TheoryData<int, int, int, int, double[], double> Cases => new()
    {
        { 32, 24, 32, 24, [0, 0, 1, 1], double.PositiveInfinity },
        { 37, 21, 30, 19, [0.1, 0.05, 0.93, 0.97], 20 },
        { 16, 60, 7, 41, [-0.2, -0.1, 0.8, 1.15], 35 },
        { 2, 2, 2, 2, [0, 0, 1, 1], 9 },
        { 90, 70, 65, 65, [0.3, -0.4, 1.2, 0.6], 15 },
        { 20, 20, 9, 9, [1.5, 0, 2, 1], 9 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Collect_AnyFrame_AddsUpWhatTheFormulaSays(
        int width, int height, int partWidth, int partHeight, double[] edges, double scale)
    {
        var random = new RandomSource(3);
        var (whole, part) = (Tones(width, height, random), Tones(partWidth, partHeight, random));
        var frame = new Frame(edges[0], edges[1], edges[2], edges[3]);
        const int unknowns = NormalEquations.Unknowns;
        var system = new double[unknowns, unknowns + 1];
        var expected = new double[unknowns, unknowns + 1];
        var equations = new NormalEquations(new(whole, part)) { Tone = (1.2, -6) };
        var rest = equations.Collect(frame, scale, system);
        Assert.Equal(Expected(whole, part, frame, scale, expected), rest, 1e-3);
        for (var i = 0; i < unknowns; i++)
        {
            for (var j = 0; j <= unknowns; j++)
            {
                // Sums may cancel: how large the terms are is what rounding is measured by.
                var size = Math.Sqrt(Math.Abs(expected[i, i]) * Size(j));
                Assert.Equal(expected[i, j], system[i, j], 1e-4 * (1 + size));
            }
        }

        double Size(int j) => j < unknowns ? Math.Abs(expected[j, j]) : 128 * 128.0 * partWidth * partHeight;
    }

    private static double Expected(Luminance whole, Luminance part, Frame frame, double scale, double[,] system)
    {
        double squares = 0, weights = 0;
        for (var i = 0; i < part.Width * part.Height; i++)
        {
            var (u, v) = (((i % part.Width) + 0.5) / part.Width, ((i / part.Width) + 0.5) / part.Height);
            var x = ((frame.Left + (frame.Width * u)) * whole.Width) - 0.5;
            var y = ((frame.Top + (frame.Height * v)) * whole.Height) - 0.5;
            if (x < -0.5 || y < -0.5 || x > whole.Width - 0.5 || y > whole.Height - 0.5)
            {
                continue;
            }

            (x, y) = (Math.Clamp(x, 0, whole.Width - 1), Math.Clamp(y, 0, whole.Height - 1));
            var (column, line) = (Math.Min((int)x, whole.Width - 2), Math.Min((int)y, whole.Height - 2));
            var (p, q) = (x - column, y - line);
            var (a, b) = (At(column, line), At(column + 1, line));
            var (c, d) = (At(column, line + 1), At(column + 1, line + 1));
            var value = ((1 - q) * ((a * (1 - p)) + (b * p))) + (q * ((c * (1 - p)) + (d * p))) - 128;
            var across = (((1 - q) * (b - a)) + (q * (d - c))) * whole.Width;
            var down = (((1 - p) * (c - a)) + (p * (d - b))) * whole.Height;
            var wanted = part.Values[i] - 128.0;
            double[] row = [across, across * (u - 0.5), down, down * (v - 0.5), value, 1, wanted];
            var rest = wanted - Math.Clamp((1.2 * value) - 6, -128, 127);
            var weight = 1 / (1 + (rest * rest / (scale * scale)));
            squares += weight * rest * rest;
            weights += weight;
            for (var m = 0; m < 6; m++)
            {
                for (var n = 0; n < 7; n++)
                {
                    system[m, n] += weight * row[m] * row[n];
                }
            }
        }

        return Math.Sqrt(squares / Math.Max(1, weights));

        double At(int column, int line) => whole.Values[(line * whole.Width) + column];
    }

    private static Luminance Tones(int width, int height, RandomSource random) =>
        new(width, height, [.. Enumerable.Range(0, width * height).Select(_ => (float)random.Next(256))]);
}
