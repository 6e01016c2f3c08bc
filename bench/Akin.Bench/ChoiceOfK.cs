using System.Globalization;
using Akin.Clustering;
using Akin.Numerics;

namespace Akin.Bench;

/// <summary>
/// How often the choice of k sees groups where there are none, and the right number where there are: prints a Markdown
/// table. For each kind of data, dimension and size: the share of draws called groups, the chosen k, and the lowest,
/// middle and highest of the most evidence at any k.
/// </summary>
internal static class ChoiceOfK
{
    private static readonly (string Name, int Groups, double Spread)[] Kinds =
    [
        ("uniform", 0, 0), ("one Gaussian", 1, 0), ("3 groups", 3, 3), ("5 overlapping groups", 5, 1.2),
        ("12 groups", 12, 3),
    ];

    private static readonly (int Dimensions, int Points)[] Sizes =
        [(2, 8), (2, 12), (3, 15), (2, 20), (2, 30), (8, 30), (2, 100), (2, 400), (8, 400), (32, 100), (32, 1000)];

    public static int Run(BenchArguments arguments)
    {
        var draws = arguments.Number("draws", 9);
        Console.WriteLine("| data | dimensions | points | called groups | k | most evidence |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var kind in Kinds)
        {
            foreach (var (d, n) in Sizes)
            {
                var results = Enumerable.Range(0, draws).Select(draw => Sweep(kind, d, n, (ulong)draw)).ToArray();
                double[] ratios = [.. results.Select(r => r.Curve.Max(p => p.Evidence) ?? 0).Order()];
                var ks = string.Join(' ', results.Select(r => r.RecommendedK ?? 0));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {kind.Name} | {d} | {n} | {results.Count(r => r.ClearGroups)}/{draws} | {ks} | "
                    + $"{ratios[0]:0.00} {ratios[draws / 2]:0.00} {ratios[^1]:0.00} |"));
            }
        }

        return 0;
    }

    private static KSweepResult Sweep((string Name, int Groups, double Spread) kind, int d, int n, ulong seed)
    {
        var random = new RandomSource(seed);
        var groups = Math.Max(1, kind.Groups);
        double[] centers = [.. Enumerable.Range(0, groups * d).Select(_ => kind.Spread * random.NextGaussian())];
        using var points = new Matrix(n, d);
        for (var row = 0; row < n; row++)
        {
            for (var i = 0; i < d; i++)
            {
                var center = centers[(row % groups * d) + i];
                points[row][i] = (float)(kind.Groups == 0 ? random.NextDouble() : center + random.NextGaussian());
            }
        }

        return KSweep.Run(points, new KSweepOptions { Seed = seed });
    }
}
