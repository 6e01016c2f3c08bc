using System.Text.Json;

namespace Akin.Tests.Support;

/// <summary>Expectations/clustering.json, written by <c>generate_goldens.py</c> with scikit-learn.</summary>
internal sealed record Goldens(IReadOnlyList<KMeansGolden> Kmeans, IReadOnlyList<AgreementGolden> Agreement)
{
    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Goldens Clustering { get; } = JsonSerializer.Deserialize<Goldens>(
        File.ReadAllText(Repository.PathOf("tests", "Akin.Tests", "Expectations", "clustering.json")), Json)!;
}

internal sealed record KMeansGolden(
    string Data, int[] Start, bool FarStart, int Steps, double Tolerance, string Labels, int Iterations, double Inertia,
    double[][] Centers, int Clusters, double CalinskiHarabasz, double DaviesBouldin, double Silhouette,
    double[] SilhouetteSamples)
{
    public int[] LabelNumbers => [.. Labels.Select(letter => letter - 'a')];
}

internal sealed record AgreementGolden(
    ulong Seed, int N, int A, int B, int Noise, double AdjustedRand, double Nmi, double VMeasure, double Homogeneity,
    double Completeness, double Purity)
{
    public (int[] Truth, int[] Found) Draw()
    {
        var random = new FormulaData(Seed);
        var truth = Enumerable.Range(0, N).Select(_ => random.Below(A)).ToArray();
        var found = Array.ConvertAll(truth, t => random.Below(100) >= Noise ? t % B : random.Below(B));
        return (truth, found);
    }
}
