using System.Diagnostics;
using Akin.Intake;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.EndToEnd;

/// <summary>The real program samples a tree of odd names into another, and is killed on the way.</summary>
public sealed class SampleTreeTests : IDisposable
{
    private const int Kills = 5;
    private static readonly string[] Folders = ["train/leaf rust", "train/grüne, \"Blätter\"", "val/leaf rust", "test"];
    private static readonly int[] Sizes = [70, 41, 6, 1];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sample_OfEachFolder_CopiesExactlyThatManyAndSurvivesBeingKilled()
    {
        DrawPictures();
        var (code, _, errors) = AkinProcess.Run("embed", _folder.PathOf("pictures"), "--threads", "2");
        Assert.True(code == 0, errors);
        var originals = Tree(_folder.PathOf("pictures"));
        var clock = Stopwatch.StartNew();
        (code, _, errors) = AkinProcess.Run(Arguments("undisturbed"));
        Assert.True(code == 0, errors);
        var duration = clock.Elapsed;
        CheckUndisturbed();

        // Most of the time goes into choosing; kills come in the last part, where files are copied.
        var random = new RandomSource((ulong)Environment.TickCount64);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = AkinProcess.Start(Arguments("killed"));
            process.WaitForError("copying");
            process.KillAfter(random.NextDouble() * duration / 10);
        }

        (code, _, errors) = AkinProcess.Run(Arguments("killed"));
        Assert.True(code == 0, errors);
        Assert.Equal(Tree(_folder.PathOf("undisturbed")), Tree(_folder.PathOf("killed")));
        Assert.Equal(originals, Tree(_folder.PathOf("pictures")));
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

    private string[] Arguments(string output) =>
    [
        "sample", _folder.PathOf("pictures"), "--per-folder", "20", "--k-max", "6", "--quotas", "equal", "--out",
        _folder.PathOf(output),
    ];

    /// <summary>All files with their content and their times; the manifest names its own folder.</summary>
    private static string[] Tree(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(folder, file)} {Content(folder, file)}"),
    ];

    private static string Content(string folder, string file) => Path.GetExtension(file) switch
    {
        ".csv" => File.ReadAllText(file).Replace(folder, "", StringComparison.Ordinal),
        ".svg" or ".png" => $"{Fingerprint.OfFile(file)}",
        _ => $"{Fingerprint.OfFile(file)} {File.GetLastWriteTimeUtc(file):O}",
    };

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
