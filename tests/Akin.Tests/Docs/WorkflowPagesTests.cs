using System.Text.RegularExpressions;
using Akin.Drawing;
using Akin.Imaging;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Docs;

/// <summary>
/// The commands in the blocks of the pages of <c>docs/workflows</c>, one after the other as a reader types them, on a
/// few drawn pictures; then the files that the page's tables name are there.
/// </summary>
public sealed partial class WorkflowPagesTests : IDisposable
{
    private const int Pictures = 8;
    private static readonly string[] Folders = ["one", "two words"];
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    /// <summary>The pages but that of training, whose commands take minutes; it has tests of its own.</summary>
    public static TheoryData<string> Pages =>
    [
        .. TrackedFiles.Ending(".md").Where(path => path.StartsWith("docs/workflows/", StringComparison.Ordinal)
            && Path.GetFileName(path) != "autoencoder.md"),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Commands_OfAPage_DoWhatItSays(string page)
    {
        var text = TrackedFiles.Read(page);
        string[] lines = [.. Block().Matches(text).SelectMany(block => block.Groups[1].Value.Split('\n'))
            .Where(line => line.StartsWith("akin ", StringComparison.Ordinal))];
        Assert.NotEmpty(lines);
        foreach (var source in lines.SelectMany(line => Source().Matches(line)).Select(word => word.Value).Distinct())
        {
            Make(source);
        }

        foreach (var line in lines)
        {
            var answer = await _host.Run([.. Words(line)]);
            Assert.True(answer.ExitCode == 0, $"{line}: {answer.Error}");
        }

        var named = text.Split('\n').Where(row => row.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(row => File().Matches(row.Split('|')[1])).Select(match => match.Groups[1].Value).ToArray();
        var there = Directory.GetFiles(_host.Root, "*", SearchOption.AllDirectories).Select(Path.GetFileName);
        Assert.Empty(named.Except(there!));
    }

    /// <summary>The words of a line. The trash of whoever runs the tests is left alone.</summary>
    private IEnumerable<string> Words(string line)
    {
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            yield return word == "trash" ? "move" : word;
            if (word == "trash")
            {
                yield return "--to";
                yield return _host.PathOf("Moved");
            }
        }
    }

    /// <summary>What a page takes for granted: a folder, a list, a file of vectors.</summary>
    private void Make(string source)
    {
        if (source == "X.npy")
        {
            using var points = FormulaPoints.Blobs(600, 4, 3, 5);
            NpyFile.Write(_host.PathOf(source), points);
            return;
        }

        var folder = Path.GetFileNameWithoutExtension(source);
        for (var i = 0; i < Folders.Length * Pictures; i++)
        {
            var (name, family) = (Folders[i / Pictures], PictureFamilies.All[4 * (i / Pictures)]);
            Directory.CreateDirectory(_host.PathOf(folder, name));
            System.IO.File.WriteAllBytes(
                _host.PathOf(folder, name, $"{i}.png"),
                PictureEncoder.Png(family.Draw(new RandomSource((ulong)i), 64, 48)));
        }

        if (source.EndsWith(".csv", StringComparison.Ordinal))
        {
            _host.Write(source, "path,brand\n" + string.Concat(Directory
                .GetFiles(_host.PathOf(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select((path, i) => $"{Path.GetRelativePath(_host.Root, path)},{"AB"[i % 2]}\n")));
        }
    }

    [GeneratedRegex(@"^```sh\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?<= )(?:Plants|Photos|Brands|Holiday|brands\.csv|X\.npy)(?= |$)")]
    private static partial Regex Source();

    [GeneratedRegex(@"`([\w.-]+\.(?:png|jpg|csv|html|svg|json))`")]
    private static partial Regex File();
}
