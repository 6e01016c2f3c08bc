using Akin.Duplicates;
using Akin.Intake;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Duplicates;

public sealed class SameScenesTests
{
    [Fact]
    public void Find_WhereFeaturesDoNotFit_FindsTheSameGroups()
    {
        const int rows = 600;
        using var features = Drawn(rows, 200);
        using var again = Drawn(rows, 200);
        var pictures = Enumerable.Range(0, rows).Select(Picture).ToArray();
        var options = new DuplicateOptions { Level = DuplicateKind.Scene, SceneDistance = 0.05 };
        using var whole = SceneSpace.InMemory(features);
        using var streamed = SceneSpace.Streamed(again, options, TestContext.Current.CancellationToken);
        Assert.Equal(
            (false, true, DuplicateOptions.SceneComponents),
            (whole.Reduces, streamed.Reduces, streamed.Points.Columns));
        var expected = Find(pictures, whole, options);
        var found = Find(pictures, streamed, options);
        Assert.Equal(200, expected.Count(each => each is not null));
        Assert.Equal(Array.ConvertAll(expected, each => each?.Center), Array.ConvertAll(found, each => each?.Center));
        Assert.Equal(
            Array.ConvertAll(expected, each => each?.Evidence), Array.ConvertAll(found, each => each?.Evidence));
    }

    [Fact]
    public void Find_WhereFeaturesDoNotFit_ReadsTheRowsOfManyPairsInTheirOrder()
    {
        const int rows = 600;
        using var features = new OrderedReads(Drawn(rows, 200));
        var pictures = Enumerable.Range(0, rows).Select(Picture).ToArray();
        var options = new DuplicateOptions { Level = DuplicateKind.Scene, SceneDistance = 0.9, Threads = 1 };
        using var space = SceneSpace.Streamed(features, options, TestContext.Current.CancellationToken);
        features.Begin();
        Find(pictures, space, options);
        Assert.InRange(features.Reads, rows + 1, 3 * rows);
        Assert.InRange(features.StepsBack, 0, 2);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(600)]
    public void Find_WithoutADistance_FindsEveryPictureThatIsThereTwice(int rows)
    {
        using var features = Drawn(rows, 200);
        using var space = SceneSpace.InMemory(features);
        var members = Find(
            [.. Enumerable.Range(0, rows).Select(Picture)], space, new() { Level = DuplicateKind.Scene });
        for (var row = 0; row < rows; row += 3)
        {
            Assert.Null(members[row]);
            Assert.True(members[row + 1]?.Center == row + 2 ^ members[row + 2]?.Center == row + 1);
        }
    }

    [Theory]
    [InlineData(60)]
    [InlineData(600)]
    public void Find_ViewsFartherThanATenth_AreFoundWhereAllOthersAreMuchFarther(int rows)
    {
        using var features = Drawn(rows, 200, noise: 0.65);
        using var space = SceneSpace.InMemory(features);
        var (members, threshold) = SameScenes.Find(
            [.. Enumerable.Range(0, rows).Select(Picture)], space, new() { Level = DuplicateKind.Scene }, null,
            TestContext.Current.CancellationToken);
        Assert.InRange(threshold.Distance, 0.13, 0.4);
        Assert.InRange(members.Count(each => each is not null), 0.9 * rows / 3, rows / 3);
        for (var row = 0; row < rows; row++)
        {
            Assert.True(members[row] is not { Center: var center } || (row % 3 != 0 && center / 3 == row / 3));
        }
    }

    [Fact]
    public void Find_PicturesThatAreNearByChance_GoesNoFartherThanATenth()
    {
        const int rows = 300;
        using var features = new Matrix(rows, 8);
        var random = new RandomSource(1);
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < 8; i++)
            {
                features[row][i] = (float)random.NextGaussian();
            }
        }

        using var space = SceneSpace.InMemory(features);
        var (_, threshold) = SameScenes.Find(
            [.. Enumerable.Range(0, rows).Select(Picture)], space, new() { Level = DuplicateKind.Scene }, null,
            TestContext.Current.CancellationToken);
        Assert.Equal(0.1, threshold.Distance);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Find_HardlyAnyPictures_FindsNothingAmongOthers(int rows)
    {
        using var features = Drawn(rows, 200);
        using var space = SceneSpace.InMemory(features);
        Assert.All(
            Find([.. Enumerable.Range(0, rows).Select(Picture)], space, new() { Level = DuplicateKind.Scene }),
            Assert.Null);
    }

    private static (int Center, string Evidence)?[] Find(
        DuplicatePicture[] pictures, SceneSpace space, DuplicateOptions options) =>
        SameScenes.Find(pictures, space, options, null, TestContext.Current.CancellationToken).Members;

    /// <summary>Every third row is near the one before it, the others are far from all.</summary>
    private static Matrix Drawn(int rows, int columns, double noise = 0.1)
    {
        var random = new RandomSource(4);
        var result = new Matrix(rows, columns);
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < columns; i++)
            {
                result[row][i] = row % 3 == 2
                    ? result[row - 1][i] + (float)(noise * random.NextGaussian())
                    : (float)random.NextGaussian();
            }
        }

        return result;
    }

    private static DuplicatePicture Picture(int number) => new()
    {
        Id = number,
        Content = PictureContent.OnDisk($"/p/{number:0000}.jpg"),
        Fingerprint = Fingerprint.OfBytes([(byte)number, (byte)(number >> 8)]),
    };

    private sealed class OrderedReads(Matrix rows) : IRowSource
    {
        private int _last;

        public int Reads { get; private set; }

        public int StepsBack { get; private set; }

        public int Rows => rows.Rows;

        public int Columns => rows.Columns;

        public void Begin() => (_last, Reads, StepsBack) = (0, 0, 0);

        public ReadOnlySpan<float> Read(int row, Span<float> scratch)
        {
            Reads++;
            StepsBack += row < _last ? 1 : 0;
            _last = row;
            return rows[row];
        }

        public void Dispose() => rows.Dispose();
    }
}
