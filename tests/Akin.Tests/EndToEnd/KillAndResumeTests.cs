using System.Diagnostics;
using Akin.Intake;
using Akin.Numerics;
using Akin.Tests.Support;
using Akin.Workspace;
using Xunit;

namespace Akin.Tests.EndToEnd;

/// <summary>
/// The real program is killed at random moments and started again; nothing may differ from an undisturbed run.
/// </summary>
public sealed class KillAndResumeTests : IDisposable
{
    private const int Pictures = 560;
    private const int Kills = 6;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Run_KilledAtRandomMomentsAndAgain_GivesTheSameBytes()
    {
        DrawPictures();
        var clock = Stopwatch.StartNew();
        var undisturbed = Run("undisturbed");
        var duration = clock.Elapsed;
        var kills = new RandomKills();
        kills.Run(1, () =>
        {
            _folder.Remove("killed.akin");
            for (var kill = 0; kill < Kills; kill++)
            {
                using var process = AkinProcess.Start(Arguments("killed"));

                // The first one early: the machine may be quicker now than it was in the undisturbed run.
                kills.KillWithin(process, TimeSpan.Zero, kill == 0 ? duration / 4 : duration);
            }

            Assert.Equal(undisturbed, Run("killed"));
        });
        foreach (var file in new[] { "shard-00001.npy ", "labels.csv ", "map.npy " })
        {
            Assert.Contains(undisturbed, line => line.StartsWith(file, StringComparison.Ordinal));
        }
    }

    public void Dispose() => _folder.Dispose();

    private string[] Arguments(string workspace) =>
        ["run", _folder.PathOf("pictures"), "--workspace", _folder.PathOf(workspace + ".akin"), "--k-max", "6"];

    /// <summary>Runs to the end; gives the ledger and the fingerprints of the files.</summary>
    private string[] Run(string name)
    {
        var (exitCode, _, errors) = AkinProcess.Run(Arguments(name));
        Assert.True(exitCode == 3, errors);
        using var workspace = AkinWorkspace.Open(_folder.PathOf(name + ".akin"), WorkspaceAccess.Read);
        var ledger = workspace.Catalogue.Pictures.List();
        Assert.DoesNotContain(ledger, picture => picture.State == PictureState.Pending);
        return
        [
            .. ledger.Select(p => $"{p.Id} {p.RelativePath} {p.State.Name()} {p.Reason} {p.DuplicateOf}"),
            .. FilesIn(Assert.Single(Directory.GetDirectories(Path.Join(workspace.Folder, "features")))),
            .. FilesIn(Assert.Single(Directory.GetDirectories(Path.Join(workspace.Folder, "runs")))),
        ];
    }

    /// <summary>All files but those that tell times, and pages that show them.</summary>
    private static IEnumerable<string> FilesIn(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".npy" or ".csv" || Path.GetFileName(file) == "manifest.json")
        .Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetRelativePath(folder, file)} {Fingerprint.OfFile(file)}");

    /// <summary>Noise of 8 × 8 pixels; some pictures twice, some cut short, one text.</summary>
    private void DrawPictures()
    {
        var random = new RandomSource(5);
        byte[] last = [];
        for (var i = 0; i < Pictures; i++)
        {
            if (i % 9 != 1)
            {
                last = Bitmap(random);
            }

            _folder.Write($"pictures/{i % 4}/{i:D3}", i % 50 == 3 ? last.AsSpan(0, 100) : last);
        }

        _folder.Write("pictures/notes.jpg", "no picture"u8);
    }

    private static byte[] Bitmap(RandomSource random)
    {
        var bytes = new byte[54 + (8 * 8 * 3)];
        "BM"u8.CopyTo(bytes);
        BitConverter.TryWriteBytes(bytes.AsSpan(2), bytes.Length);
        bytes[10] = 54;
        bytes[14] = 40;
        bytes[18] = 8;
        bytes[22] = 8;
        bytes[26] = 1;
        bytes[28] = 24;
        for (var i = 54; i < bytes.Length; i++)
        {
            bytes[i] = (byte)random.Next(256);
        }

        return bytes;
    }
}
