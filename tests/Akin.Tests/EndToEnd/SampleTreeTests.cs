using Akin.Intake;
using Akin.Native.Files;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.EndToEnd;

/// <summary>The real program samples a tree of odd names into another, and is killed on the way.</summary>
public sealed class SampleTreeTests : IDisposable
{
    private const int Kills = 3;
    private static readonly string[] Folders = ["train/leaf rust", "train/grüne, \"Blätter\"", "val/leaf rust", "test"];
    private static readonly int[] Sizes = [70, 41, 6, 1];
    private readonly TemporaryFolder _folder = new();
    private readonly RandomKills _kills = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sample_OfEachFolder_CopiesExactlyThatManyAndSurvivesBeingKilled()
    {
        Survives("--per-folder", "20", "--k-max", "6", "--quotas", "equal");
        CheckUndisturbed();
    }

    [Theory]
    [InlineData("hard")]
    [InlineData("symbolic")]
    public void Sample_OfLinks_SurvivesBeingKilled(string link)
    {
        Survives("--total", "100", "--strategy", "random", "--k", "1", "--link", link);
        var manifest = File.ReadLines(_folder.PathOf("undisturbed", "manifest.csv"));
        Assert.Equal(100, Directory.GetFiles(
            _folder.PathOf("undisturbed"), "*.bmp", SearchOption.AllDirectories).Length);
        Assert.DoesNotContain(manifest, line => line.Contains("not copied", StringComparison.Ordinal));
    }

    /// <summary>Samples undisturbed, then killed in the middle of copying, then to the end: the same trees.</summary>
    private void Survives(params string[] options)
    {
        DrawPictures();
        Done("embed", _folder.PathOf("pictures"), "--threads", "2");
        var originals = Tree(_folder.PathOf("pictures"));
        Done(Arguments("undisturbed", options));
        var all = Count("undisturbed");
        _kills.Run(1, () =>
        {
            _folder.Remove("killed");
            for (var kill = 0; kill < Kills; kill++)
            {
                using var process = AkinProcess.Start(Arguments("killed", options));
                _kills.KillAt(process, () => Count("killed"), Count("killed") + 1, all);
                Assert.All(Copies("killed"), copy => Assert.Equal(
                    Fingerprint.OfFile(Original(_folder.PathOf("killed"), copy)), Fingerprint.OfFile(copy)));
            }

            Done(Arguments("killed", options));
            Assert.Equal(Tree(_folder.PathOf("undisturbed")), Tree(_folder.PathOf("killed")));
            Assert.Equal(originals, Tree(_folder.PathOf("pictures")));
        });
    }

    private int Count(string output) => Copies(output).Length;

    /// <summary>The copies or links that are at their places.</summary>
    private string[] Copies(string output) => Directory.Exists(_folder.PathOf(output))
        ? [.. Directory.GetFiles(_folder.PathOf(output), "*.bmp", SearchOption.AllDirectories)] : [];

    private static void Done(params string[] arguments)
    {
        var (code, _, errors) = AkinProcess.Run(arguments);
        Assert.True(code == 0, errors);
    }

    private void CheckUndisturbed()
    {
        for (var i = 0; i < Folders.Length; i++)
        {
            var copies = Directory.GetFiles(_folder.PathOf("undisturbed", Folders[i]));
            Assert.Equal(Math.Min(20, Sizes[i]), copies.Length);
            Assert.All(copies, copy =>
            {
                var original = _folder.PathOf("pictures", Folders[i], Path.GetFileName(copy));
                Assert.Equal(Fingerprint.OfFile(original), Fingerprint.OfFile(copy));
                Assert.Equal(File.GetLastWriteTimeUtc(original), File.GetLastWriteTimeUtc(copy));
            });
        }

        var rank = File.ReadAllText(_folder.PathOf("undisturbed", "rank.csv"));
        Assert.StartsWith("rank,path,collection,cluster,distance\n1,", rank, StringComparison.Ordinal);
        var manifest = File.ReadAllText(_folder.PathOf("undisturbed", "manifest.csv"));
        Assert.StartsWith("source,destination,reason\n", manifest, StringComparison.Ordinal);
        Assert.Contains("from the centre of cluster 0 of val/leaf rust", manifest, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.PathOf("undisturbed", "coverage.png")));
    }

    private string[] Arguments(string output, string[] options) =>
        ["sample", _folder.PathOf("pictures"), .. options, "--out", _folder.PathOf(output)];

    /// <summary>All files with their content and their times; the manifest names its own folder.</summary>
    private string[] Tree(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(folder, file)} {Content(folder, file)}"),
    ];

    private string Content(string folder, string file) => Path.GetExtension(file) switch
    {
        ".csv" => File.ReadAllText(file).Replace(folder, "", StringComparison.Ordinal),
        ".svg" or ".png" => $"{Fingerprint.OfFile(file)}",
        _ => new FileInfo(file).LinkTarget ?? $"{Fingerprint.OfFile(file)} {File.GetLastWriteTimeUtc(file):O} "
            + (FileStatus.Of(file)?.Inode == FileStatus.Of(Original(folder, file))?.Inode),
    };

    private string Original(string folder, string copy) =>
        _folder.PathOf("pictures", Path.GetRelativePath(folder, copy));

    /// <summary>Noise of 8 × 8 pixels, four shades of it.</summary>
    private void DrawPictures()
    {
        var random = new RandomSource(5);
        for (var i = 0; i < Folders.Length; i++)
        {
            for (var n = 0; n < Sizes[i]; n++)
            {
                var name = OperatingSystem.IsWindows() || n % 9 != 4 ? $"a {n}.bmp" : $"line\nbreak, \"{n}\".bmp";
                var path = _folder.Write($"pictures/{Folders[i]}/{name}", Bitmap(random, (n % 4) * 60));
                File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1 + i, 0, 0, 0, DateTimeKind.Utc).AddMinutes(n));
            }
        }
    }

    private static byte[] Bitmap(RandomSource random, int shade)
    {
        var bytes = new byte[54 + (8 * 8 * 3)];
        "BM"u8.CopyTo(bytes);
        BitConverter.TryWriteBytes(bytes.AsSpan(2), bytes.Length);
        (bytes[10], bytes[14], bytes[18], bytes[22], bytes[26], bytes[28]) = (54, 40, 8, 8, 1, 24);
        for (var i = 54; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(shade + random.Next(60));
        }

        return bytes;
    }
}
