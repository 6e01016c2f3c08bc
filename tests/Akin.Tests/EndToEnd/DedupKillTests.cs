using System.Text;
using Akin.Intake;
using Akin.Native.Files;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.EndToEnd;

/// <summary>
/// The program killed while it lets duplicates go, in each of its ways, and while it takes that back: nothing is lost
/// at any moment, the same command finishes it, and in the end every byte, name and time is as before.
/// </summary>
public sealed class DedupKillTests : IDisposable
{
    private const int Pairs = 60;
    private const string Copies = "pictures/copies";
    private readonly TemporaryFolder _folder = new();
    private readonly RandomKills _kills = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("trash")]
    [InlineData("move")]
    [InlineData("hardlink")]
    [InlineData("symlink")]
    public void Apply_KilledAndRunAgain_LosesNothingFinishesAndComesBack(string action)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Trash and links of Unix.");
        Draw();
        var before = Tree();
        Assert.Equal(2 * Pairs, before.Count(line => line.StartsWith("file ", StringComparison.Ordinal)));
        Done("--level", "bytes");
        _kills.Run(2, () =>
        {
            Kill(Pairs, "--level", "bytes", "--apply", action);
            Require(action);
            Kill(Pairs / 2, "--level", "bytes", "--apply", action);
            Require(action);
            Done("--level", "bytes", "--apply", action);
            RequireAll(action);

            Kill(Pairs, "--undo");
            Require(action);
            Done("--undo");
            Assert.Equal(before, Tree());
        });
    }

    /// <summary>Kills a command in the middle of what it does: within some lines of its journal.</summary>
    private void Kill(int lines, params string[] arguments)
    {
        var written = JournalLines();
        using var process = Start(arguments);
        _kills.KillAt(process, JournalLines, written + 1, written + lines);
    }

    /// <summary>Every copy is at its place, or where the action puts it, whole; links are never missing.</summary>
    private void Require(string action)
    {
        for (var i = 0; i < Pairs; i++)
        {
            var (first, copy) = (_folder.PathOf("pictures", $"{i:D4}.bmp"), CopyAt(i));
            Assert.Equal(Bitmap(i), File.ReadAllBytes(first));
            var elsewhere = Elsewhere(action, i);
            Assert.True(
                File.Exists(copy) ^ (elsewhere is not null && File.Exists(elsewhere)), $"{copy} and {elsewhere}");
            Assert.Equal(Bitmap(i), File.ReadAllBytes(File.Exists(copy) ? copy : elsewhere!));
        }
    }

    /// <summary>It was done with all of them.</summary>
    private void RequireAll(string action)
    {
        Require(action);
        for (var i = 0; i < Pairs; i++)
        {
            var (first, copy) = (_folder.PathOf("pictures", $"{i:D4}.bmp"), CopyAt(i));
            Assert.True(
                action switch
                {
                    "hardlink" => FileStatus.Of(first)?.Inode is { } inode && inode == FileStatus.Of(copy)?.Inode,
                    "symlink" => new FileInfo(copy).LinkTarget == first,
                    _ => !File.Exists(copy),
                },
                copy);
        }
    }

    private string? Elsewhere(string action, int pair) => action switch
    {
        "trash" => _folder.PathOf("data", "Trash", "files", CopyName(pair)),
        "move" => _folder.PathOf("pictures.akin", "duplicates", "moved", "copies", CopyName(pair)),
        _ => null,
    };

    private int JournalLines()
    {
        var folder = _folder.PathOf("pictures.akin", "duplicates", "applied");
        return Directory.Exists(folder)
            ? Directory.GetFiles(folder).Sum(path => File.ReadLines(path).Count()) : 0;
    }

    private AkinProcess Start(params string[] arguments) =>
        AkinProcess.StartFor(_folder.PathOf("data"), ["dedup", _folder.PathOf("pictures"), .. arguments]);

    private void Done(params string[] arguments)
    {
        using var process = Start(arguments);
        var (code, _, errors) = process.WaitForEnd();
        Assert.True(code == 0, errors);
    }

    /// <summary>Every file and folder of the pictures, with bytes, time and permissions.</summary>
    private string[] Tree() =>
    [
        .. Directory.EnumerateFileSystemEntries(_folder.PathOf("pictures"), "*", SearchOption.AllDirectories)
            .Append(_folder.PathOf("pictures")).Order(StringComparer.Ordinal).Select(path => File.Exists(path)
                ? $"file {path} {Fingerprint.OfFile(path)} {new FileInfo(path).LinkTarget} {StateOf(path)}"
                : $"folder {path} {StateOf(path)}"),
    ];

    private static string StateOf(string path) => OperatingSystem.IsWindows() ? ""
        : $"{File.GetLastWriteTimeUtc(path).Ticks} {File.GetUnixFileMode(path)} {FileStatus.Of(path)?.Names}";

    /// <summary>Some copies have names that shells and tables stumble over.</summary>
    private static string CopyName(int pair) => (pair % 5) switch
    {
        1 => $"-{pair} \"copy\".bmp",
        2 => $"line\nbreak {pair}.bmp",
        3 => $"Ünïcode, 100% {pair} 🙂.bmp",
        _ => $"{pair:D4} copy.bmp",
    };

    private string CopyAt(int pair) => _folder.PathOf(Copies, CopyName(pair));

    private void Draw()
    {
        for (var i = 0; i < Pairs; i++)
        {
            string[] names = [$"pictures/{i:D4}.bmp", $"{Copies}/{CopyName(i)}"];
            foreach (var (n, name) in names.Index())
            {
                var path = _folder.Write(name, Bitmap(i));
                File.SetLastWriteTimeUtc(path, new DateTime(2019, 1, 1 + n, 3, 4, 5, DateTimeKind.Utc).AddHours(i));
                if (i % 7 == 3 && !OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
                }
            }
        }
    }

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
