using System.Security.Cryptography;
using Akin.Drawing;
using Akin.Imaging;
using Akin.Intake;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Drawing;

public sealed class DrawnCollectionTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("akin-drawn-").FullName;

    private string Folder => Path.Combine(_root, "pictures");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Plan_OfTheDefault_HasEveryFamilyCopiesAndOneOfEachBrokenKind()
    {
        var plan = DrawnCollection.Plan(new DrawnOptions());

        Assert.Equal(320, plan.Count);
        Assert.Equal(320, plan.Select(file => file.RelativePath.ToUpperInvariant()).Distinct().Count());
        Assert.Equal(PictureFamilies.All.Select(family => family.Name).Order(),
            plan.Select(file => file.Family).Distinct().Order());
        Assert.Equal(4, plan.Count(file => file.Kind == DrawnKind.Copy));
        Assert.Single(plan, file => file.Kind == DrawnKind.Truncated);
        Assert.Single(plan, file => file.Kind == DrawnKind.Text);
        Assert.Contains(plan, file => file.RelativePath.Contains('ü', StringComparison.Ordinal));
        Assert.Contains(plan, file => file.RelativePath.Contains(' ', StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_OfAFewPictures_HasSoundOnesOnly() =>
        Assert.All(DrawnCollection.Plan(new DrawnOptions { Pictures = 39 }), file =>
            Assert.Equal(DrawnKind.Picture, file.Kind));

    [Fact]
    public async Task WriteAsync_AnyNumberOfThreads_GivesTheSameBytes()
    {
        var again = Path.Combine(_root, "again");
        await Write(Folder, new DrawnOptions { Pictures = 48, Threads = 1 });
        await Write(again, new DrawnOptions { Pictures = 48, Threads = 3 });
        Assert.Equal(Hashes(Folder), Hashes(again));
    }

    [Fact]
    public async Task WriteAsync_EveryFile_IsWhatThePlanSays()
    {
        var files = await Write(Folder, new DrawnOptions { Pictures = 320, Seed = 4 });
        var decoder = new PictureDecoder(new DecodeLimits());
        var pixels = new byte[32 * 32 * 3];

        Assert.Equal(320, files.Count);
        foreach (var file in files)
        {
            var path = Path.Combine(Folder, file.RelativePath);
            var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            var expected = file.Kind switch
            {
                DrawnKind.Truncated => PictureState.Truncated,
                DrawnKind.Text => PictureState.NotAPicture,
                _ => PictureState.Ready,
            };
            Assert.Equal(expected, decoder.DecodeSquashed(bytes, 32, 32, pixels).State);
        }

        var hashes = Hashes(Folder);
        var copies = files.Where(file => file.Kind == DrawnKind.Copy).ToArray();
        Assert.Equal(4, copies.Length);
        Assert.All(copies, copy =>
        {
            var original = copy.RelativePath.Replace("_copy", "", StringComparison.Ordinal);
            Assert.Equal(hashes[original], hashes[copy.RelativePath]);
        });
        string[] endings = [".bmp", ".gif", ".jpg", ".png", ".webp"];
        Assert.Equal(endings,
            files.Select(file => Path.GetExtension(file.RelativePath).ToLowerInvariant()).Distinct().Order());
    }

    [Fact]
    public async Task WriteAsync_Twice_TouchesNothingTheSecondTime()
    {
        var options = new DrawnOptions { Pictures = 12 };
        var first = await Write(Folder, options);
        var marked = Path.Combine(Folder, first[3].RelativePath);
        await File.WriteAllTextAsync(marked, "not drawn again", TestContext.Current.CancellationToken);

        var second = await Write(Folder, options);

        Assert.Equal(first, second);
        Assert.Equal("not drawn again", await File.ReadAllTextAsync(marked, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WriteAsync_AfterAnInterruption_YieldsWhatAnUndisturbedRunGives()
    {
        var undisturbed = Path.Combine(_root, "undisturbed");
        var options = new DrawnOptions { Pictures = 24, Threads = 1 };
        await Write(undisturbed, options);

        using var stop = new CancellationTokenSource();
        var progress = new Watcher(done => { if (done == 5) stop.Cancel(); });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => DrawnCollection.WriteAsync(Folder, options, progress, stop.Token));
        await File.WriteAllTextAsync(Path.Combine(Folder, "faces", ".drawing-x.jpg"), "torn",
            TestContext.Current.CancellationToken);
        Assert.InRange(Hashes(Folder).Count, 1, 23);
        await Write(Folder, options);

        Assert.Equal(Hashes(undisturbed), Hashes(Folder));
    }

    [Fact]
    public async Task WriteAsync_OtherSeed_ReplacesTheDrawnFilesAndKeepsStrangers()
    {
        await Write(Folder, new DrawnOptions { Pictures = 12 });
        var before = Hashes(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "mine.txt"), "mine", TestContext.Current.CancellationToken);

        await Write(Folder, new DrawnOptions { Pictures = 6, Seed = 9 });

        var after = Hashes(Folder);
        Assert.Equal(7, after.Count);
        Assert.True(after.Remove("mine.txt"));
        Assert.Empty(before.Values.Intersect(after.Values));
    }

    [Fact]
    public async Task WriteAsync_FolderWithForeignFiles_IsRefused()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "mine.txt"), "mine", TestContext.Current.CancellationToken);
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => Write(Folder, new DrawnOptions { Pictures = 6 }));
        Assert.Contains("did not draw", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["mine.txt"], Hashes(Folder).Keys);
    }

    [Fact]
    public async Task WriteAsync_FolderOfAnotherVersion_IsRefused()
    {
        await Write(Folder, new DrawnOptions { Pictures = 2 });
        await File.WriteAllTextAsync(
            Folder + ".drawn.json", "{ \"version\": 0, \"seed\": 0, \"pictures\": 2 }",
                TestContext.Current.CancellationToken);
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => Write(Folder, new DrawnOptions { Pictures = 2 }));
        Assert.Contains("another version", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-3, 1)]
    [InlineData(5, 0)]
    public async Task WriteAsync_OptionsOutOfRange_AreRefused(int pictures, int threads) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Write(Folder, new DrawnOptions { Pictures = pictures, Threads = threads }));

    private static Task<IReadOnlyList<DrawnPicture>> Write(string folder, DrawnOptions options) =>
        DrawnCollection.WriteAsync(folder, options, null, TestContext.Current.CancellationToken);

    private static SortedDictionary<string, string> Hashes(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(folder, path).Replace('\\', '/'),
            path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))));

    private sealed class Watcher(Action<long> told) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => told(value.Done);
    }
}
