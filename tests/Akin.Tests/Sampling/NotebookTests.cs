using System.Text.Json;
using Akin.Clustering;
using Akin.Sampling;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Sampling;

/// <summary>The picks of the method that this replaces, made by <c>Expectations/Sampling/notebook.py</c>.</summary>
public sealed class NotebookTests
{
    private static readonly JsonElement[] Cases =
    [
        .. CliFiles.Json(Repository.PathOf("tests", "Akin.Tests", "Expectations", "Sampling", "notebook.json"))
            .GetProperty("cases").EnumerateArray(),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Rank_WithTheirFigures_PicksTheSameRows(int number)
    {
        var golden = Cases[number];
        var (n, k) = (golden.GetProperty("n").GetInt32(), golden.GetProperty("k").GetInt32());
        using var points = FormulaPoints.Blobs(
            n, golden.GetProperty("d").GetInt32(), golden.GetProperty("groups").GetInt32(),
            golden.GetProperty("spread").GetDouble());
        var options = new SampleOptions
        {
            Count = k * golden.GetProperty("per_cluster").GetInt32(),
            KMin = 5,
            KMax = 30,
            By = KCriterion.Silhouette,
            Quotas = SampleQuotas.Equal,
        };
        var result = Sampler.Rank(points, [new("", [.. Enumerable.Range(0, n)])], options);
        Assert.Equal(k, result.Groups[0].Clusters);
        var picks = result.Picks.GroupBy(pick => pick.Cluster, pick => pick.Row)
            .Select(rows => string.Join(' ', rows.Order())).Order(StringComparer.Ordinal);
        var expected = golden.GetProperty("picks").EnumerateArray()
            .Select(rows => string.Join(' ', rows.EnumerateArray().Select(row => row.GetInt32())))
            .Order(StringComparer.Ordinal);
        Assert.Equal(expected, picks);
    }
}
