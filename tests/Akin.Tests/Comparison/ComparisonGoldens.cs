using System.Text.Json;
using Akin.Tests.Support;

namespace Akin.Tests.Comparison;

/// <summary>Expectations/Comparison/comparison.json, written by <c>generate_comparison.py</c> with SciPy.</summary>
internal sealed record ComparisonGoldens(
    IReadOnlyList<FisherGolden> Fisher, IReadOnlyList<WilsonGolden> Wilson, IReadOnlyList<DivergenceGolden> Divergence)
{
    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static ComparisonGoldens All { get; } = JsonSerializer.Deserialize<ComparisonGoldens>(
        File.ReadAllText(
            Repository.PathOf("tests", "Akin.Tests", "Expectations", "Comparison", "comparison.json")), Json)!;
}

internal sealed record FisherGolden(int Inside, int First, int Second, int Total, double P);

internal sealed record WilsonGolden(int Count, int Total, double Confidence, double Low, double High);

internal sealed record DivergenceGolden(int[] First, int[] Second, double Bits);
