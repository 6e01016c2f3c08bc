using System.Text.Json;

namespace Akin.Tests.Support;

/// <summary>Expectations/Hierarchy/linkage.json, written by <c>generate_linkage_goldens.py</c> with SciPy.</summary>
internal sealed record LinkageGoldens(IReadOnlyList<LinkageGolden> Trees)
{
    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static LinkageGoldens All { get; } = JsonSerializer.Deserialize<LinkageGoldens>(
        File.ReadAllText(Repository.PathOf("tests", "Akin.Tests", "Expectations", "Hierarchy", "linkage.json")),
        Json)!;
}

internal sealed record LinkageGolden(string Data, string Method, double[] Distances, int[][] Merges, int[] Labels);
