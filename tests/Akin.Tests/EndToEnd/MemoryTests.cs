using System.Text.Json;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.EndToEnd;

/// <summary>The measured peak of a process of its own stays within the budget that it took on.</summary>
public sealed class MemoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(60_000, 64, 80, "cluster --k 20 --restarts 1")]
    [InlineData(60_000, 64, 70, "cluster --k 20 --batch 500")]
    [InlineData(60_000, 64, 70, "project --method pca --dims 8")]
    [InlineData(60_000, 64, 80, "cluster --k 8 --restarts 1 --on pca:4")]
    [InlineData(2_000, 500, 90, "project --method pca --dims 50 --whiten")]
    [InlineData(1_500, 500, 90, "project --method pca --dims 400")]
    [InlineData(6_000, 64, 100, "neighbours")]
    [InlineData(4_000, 16, 200, "cluster --method agglomerative --linkage average --k 5")]
    [InlineData(20_000, 4, 80, "cluster --method hdbscan")]
    [InlineData(3_000, 16, 90, "project --method umap")]
    [InlineData(3_000, 16, 90, "score --k 2..5")]
    public void Peak_OfEachMethod_StaysWithinTheBudget(int rows, int columns, int megabytes, string line)
    {
        using (var points = FormulaPoints.Blobs(rows, columns, 8, 3))
        {
            NpyFile.Write(_folder.PathOf("X.npy"), points);
        }

        var (code, output, errors) = AkinProcess.Run(
        [
            .. line.Split(' '), "--vectors", _folder.PathOf("X.npy"), "--out", _folder.PathOf("O"), "--json",
            "--threads", "2", "--memory", $"{megabytes}MB",
        ]);

        Assert.True(code == 0, errors);
        var peak = JsonDocument.Parse(output).RootElement.GetProperty("peak_memory_bytes").GetInt64();
        Assert.InRange(peak, 1, megabytes * 1_000_000L);
    }
}
