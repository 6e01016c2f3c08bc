using System.Diagnostics;
using Akin.Intake;
using Akin.Numerics;
using Akin.Tests.Support;
using Akin.Workspace;
using Xunit;

namespace Akin.Tests.EndToEnd;

/// <summary>The real program is killed at random moments and started again; nothing may differ from an undisturbed run.</summary>
public sealed class KillAndResumeTests : IDisposable
{
    private const int Pictures = 560;
    private const int Kills = 6;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Embed_KilledAtRandomMomentsAndAgain_GivesTheSameBytes()
    {
        DrawPictures();
        var clock = Stopwatch.StartNew();
        var undisturbed = Embed("undisturbed");
        var duration = clock.Elapsed;
        var random = new RandomSource((ulong)Environment.TickCount64);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = AkinProcess.Start(Arguments("killed"));
            process.KillAfter(random.NextDouble() * duration);
        }

        Assert.Equal(undisturbed, Embed("killed"));
        Assert.Contains(undisturbed, line => line.StartsWith("shard-00001.npy", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private string[] Arguments(string workspace) =>
        ["embed", _folder.PathOf("pictures"), "--workspace", _folder.PathOf(workspace + ".akin"), "--threads", "2"];

    /// <summary>Runs to the end; gives the ledger and the fingerprints of the files.</summary>
    private string[] Embed(string name)
    {
        var (exitCode, _, errors) = AkinProcess.Run(Arguments(name));
        Assert.True(exitCode == 3, errors);
        using var workspace = AkinWorkspace.Open(_folder.PathOf(name + ".akin"), WorkspaceAccess.Read);
        var ledger = workspace.Catalogue.Pictures.List();
        Assert.DoesNotContain(ledger, picture => picture.State == PictureState.Pending);
        return
        [
            .. ledger.Select(p => $"{p.Id} {p.RelativePath} {p.State.Name()} {p.Reason} {p.DuplicateOf}"),
            .. Directory.EnumerateFiles(Assert.Single(Directory.GetDirectories(Path.Join(workspace.Folder, "features"))))
                .Where(file => !file.EndsWith(".tmp", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(file => $"{Path.GetFileName(file)} {Fingerprint.OfFile(file)}"),
        ];
    }

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
