using Akin.Clustering;
using Akin.Numerics;
using Akin.Quality;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Clustering;

/// <summary>Spherical k-means, mini-batches, and samples where the memory allowed is small.</summary>
public sealed class KMeansVariantTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Fit_Spherical_ComparesDirectionsAlone()
    {
        // Three directions, lengths from 1 to 100.
        float[][] directions = [[1, 0.02f], [0.02f, 1], [-1, -1]];
        using var points = FormulaData.Rows(90, 2, (row, i) => directions[row % 3][i] * (1 + (row * 1.1f)));
        var result = KMeans.Fit(points, new KMeansOptions { K = 3, Spherical = true }, null, Token);
        Assert.Equal(Enumerable.Range(0, 90).Select(row => row % 3), result.Labels);
        for (var c = 0; c < 3; c++)
        {
            Assert.Equal(1, Math.Sqrt(ExactDistance.Squared(result.Centers[c], new float[2])), 1e-6);
        }

        Assert.Equal(0, result.Inertia, 1e-6);
    }

    [Fact]
    public void Fit_Spherical_EqualsKMeansOnUnitRowsWithCentresScaled()
    {
        using var points = FormulaData.Blobs(7, 300, 6, 5, 2, 0);
        using var start = Matrix.From(points.RowBlock(0, 5), 6);
        var options = new KMeansOptions { K = 5, Spherical = true, InitialCenters = start, Tolerance = 0 };
        var result = KMeans.Fit(points, options, null, Token);
        using var units = points.Copy();
        VectorNormalisation.L2InPlace(units);
        var inertia = 0.0;
        for (var row = 0; row < 300; row++)
        {
            var squared = Enumerable.Range(0, 5)
                .Select(c => ExactDistance.Squared(units[row], result.Centers[c])).ToArray();
            Assert.Equal(squared.Min(), squared[result.Labels[row]], 1e-6);
            inertia += squared[result.Labels[row]];
        }

        Assert.Equal(inertia, result.Inertia, 1e-5 * inertia);
    }

    [Fact]
    public void Fit_SphericalRowOfZeros_IsLabelled()
    {
        using var points = Matrix.From([0, 0, 3, 0, 0, 4, 5, 0.1f], 2);
        var result = KMeans.Fit(points, new KMeansOptions { K = 2, Spherical = true }, null, Token);
        Assert.Equal(4, result.Labels.Length);
        Assert.Equal(result.Labels[1], result.Labels[3]);
    }

    [Fact]
    public void Fit_Batches_FindSeparatedGroupsAndComeNearTheInertiaOfAllRows()
    {
        using var points = FormulaData.Blobs(9, 4000, 8, 6, 1, 0);
        var truth = Enumerable.Range(0, 4000).Select(row => row % 6).ToArray();
        var result = KMeans.Fit(points, new KMeansOptions { K = 6, Batch = 256 }, null, Token);
        Assert.Equal(1, Agreement.AdjustedRand(truth, result.Labels));
        var all = KMeans.Fit(points, new KMeansOptions { K = 6 }, null, Token);
        Assert.InRange(result.Inertia, all.Inertia * (1 - 1e-9), all.Inertia * 1.05);
        Assert.NotEmpty(result.Steps);
        Assert.Equal(result.Steps.Count, result.Iterations);
    }

    [Fact]
    public void Fit_BatchesAtAnyNumberOfThreads_GiveTheSameBits()
    {
        using var points = FormulaData.Gaussians(10, 3000, 5);
        var options = new KMeansOptions { K = 7, Batch = 200, Restarts = 3 };
        var one = KMeans.Fit(points, options with { Threads = 1 }, null, Token);
        var three = KMeans.Fit(points, options with { Threads = 3 }, null, Token);
        Assert.Equal(one.Labels, three.Labels);
        Assert.Equal(one.Centers.RowBlock(0, 7), three.Centers.RowBlock(0, 7));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(100)]
    public void Fit_BeyondTheMemory_TrainsOnASampleAndLabelsAllRows(int? batch)
    {
        using var points = FormulaData.Blobs(11, 5000, 16, 4, 1, 0);
        var truth = Enumerable.Range(0, 5000).Select(row => row % 4).ToArray();
        var options = new KMeansOptions { K = 4, Batch = batch, MemoryBytes = 100_000 };
        var result = KMeans.Fit(points, options, null, Token);
        Assert.Equal(batch is null ? 625 : 5000, result.TrainedRows);
        Assert.Equal(1, Agreement.AdjustedRand(truth, result.Labels));
        var squares = result.Distances.Sum(distance => (double)distance * distance);
        Assert.Equal(squares, result.Inertia, 1e-5 * squares);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(50)]
    public void Fit_NotANumberOutsideTheSample_IsRefusedAndItsPlaceNamed(int? batch)
    {
        using var points = FormulaData.Gaussians(12, 3000, 4);
        points[2999][3] = float.NaN;
        var options = new KMeansOptions { K = 3, Batch = batch, MemoryBytes = 8_000 };
        var error = Assert.Throws<ArgumentException>(() => KMeans.Fit(points, options, null, Token));
        Assert.StartsWith("Row 2999, column 3 is NaN: ", error.Message);
    }

    [Fact]
    public void Fit_MemoryForFewerRowsThanClusters_SaysWhatItHolds()
    {
        using var points = FormulaData.Gaussians(13, 3000, 4);
        var options = new KMeansOptions { K = 300, MemoryBytes = 8_000 };
        var error = Assert.Throws<ArgumentException>(() => KMeans.Fit(points, options, null, Token));
        Assert.Equal(
            "MemoryBytes is 8000: it holds a sample of 200 rows, and 300 clusters need 300 at least.", error.Message);
    }

    [Fact]
    public void Fit_Float16File_GivesWhatTheWidenedRowsGive()
    {
        using var folder = new TemporaryFolder();
        using var points = FormulaData.Blobs(14, 700, 9, 5, 1, 0);
        var path = folder.PathOf("x.npy");
        using (var file = File.Create(path))
        {
            file.Write(NpyHeader.Format("<f2", 700, 9));
            Half[] halves = [.. points.RowBlock(0, 700).ToArray().Select(value => (Half)value)];
            file.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<Half>(halves));
        }

        using var mapped = NpyFile.Open(path);
        using var streamed = NpyFile.Stream(path);
        using var read = NpyFile.Read(path);
        var options = new KMeansOptions { K = 5 };
        var expected = KMeans.Fit(read, options, null, Token);
        foreach (var rows in new[] { mapped, streamed })
        {
            var result = KMeans.Fit(rows, options, null, Token);
            Assert.Equal(expected.Labels, result.Labels);
            Assert.Equal(expected.Inertia, result.Inertia);
        }
    }
}
