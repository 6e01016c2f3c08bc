using System.Text;
using Akin.Intake;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.EndToEnd;

/// <summary>
/// The program killed while it lets duplicates go, and run again: nothing is lost, all of it comes back.
/// </summary>
public sealed class DedupKillTests : IDisposable
{
    private const int Pairs = 150;
    private const int Kills = 3;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Apply_KilledAndRunAgain_LosesNothingAndFinishes()
    {
        for (var i = 0; i < Pairs; i++)
        {
            var bytes = Bitmap(i);
            _folder.Write($"pictures/{i:D4}.bmp", bytes);
            _folder.Write($"pictures/copies/{i:D4} copy.bmp", bytes);
        }

        var before = Tree();
        string[] dedup = ["dedup", _folder.PathOf("pictures"), "--level", "bytes"];
        Assert.Equal(0, AkinProcess.Run(dedup).ExitCode);
        var random = new RandomSource(2);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = AkinProcess.Start([.. dedup, "--apply", "move"]);
            process.WaitForError("applying the plan");
            process.KillAfter(TimeSpan.FromMilliseconds(random.Next(60)));
            Assert.Equal(Contents(before), Contents(Tree()));
        }

        Assert.Equal(0, AkinProcess.Run([.. dedup, "--apply", "move"]).ExitCode);
        Assert.Equal(Pairs, Tree().Count(line => line.Contains("/moved/", StringComparison.Ordinal)));
        using (var process = AkinProcess.Start("dedup", _folder.PathOf("pictures"), "--undo"))
        {
            process.WaitForError("taking back");
            process.KillAfter(TimeSpan.FromMilliseconds(random.Next(60)));
        }

        Assert.Equal(0, AkinProcess.Run("dedup", _folder.PathOf("pictures"), "--undo").ExitCode);
        Assert.Equal(before, Tree());
    }

    /// <summary>Every picture at every place, with its bytes and its time.</summary>
    private string[] Tree() =>
    [
        .. Directory.EnumerateFiles(_folder.Root, "*.bmp", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => $"{path} {Fingerprint.OfFile(path)} {File.GetLastWriteTimeUtc(path).Ticks}"),
    ];

    /// <summary>Which contents there are at all: a picture may be at two places for a moment, never at none.</summary>
    private static string[] Contents(string[] tree) =>
        [.. tree.Select(line => line.Split(' ')[^2]).Distinct().Order(StringComparer.Ordinal)];

    private static byte[] Bitmap(int number)
    {
        var bytes = new byte[54 + (8 * 8 * 3)];
        Encoding.ASCII.GetBytes("BM").CopyTo(bytes, 0);
        BitConverter.TryWriteBytes(bytes.AsSpan(2), bytes.Length);
        (bytes[10], bytes[14], bytes[18], bytes[22], bytes[26], bytes[28]) = (54, 40, 8, 8, 1, 24);
        BitConverter.TryWriteBytes(bytes.AsSpan(54), number);
        return bytes;
    }
}
