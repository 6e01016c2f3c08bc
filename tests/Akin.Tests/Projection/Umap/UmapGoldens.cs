using System.Text.Json;
using Akin.Tests.Support;

namespace Akin.Tests.Projection.Umap;

/// <summary>Expectations/Projection/umap.json, written by <c>generate_umap_goldens.py</c> with umap-learn.</summary>
internal sealed record UmapGoldens(IReadOnlyList<CurveGolden> Curves, IReadOnlyList<GraphGolden> Graphs)
{
    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static UmapGoldens All { get; } = JsonSerializer.Deserialize<UmapGoldens>(
        File.ReadAllText(Repository.PathOf("tests", "Akin.Tests", "Expectations", "Projection", "umap.json")), Json)!;
}

internal sealed record CurveGolden(double MinDist, double Spread, double A, double B);

internal sealed record GraphGolden(
    int N, int D, int Groups, double Spread, int Neighbours, int Copies, double[] Sigmas, double[] Rhos,
    double[] Weights)
{
    public Akin.Numerics.Matrix Points()
    {
        var points = FormulaPoints.Blobs(N, D, Groups, Spread);
        for (var row = N - Copies; row < N; row++)
        {
            points[0].CopyTo(points[row]);
        }

        return points;
    }
}
