using System.Text.Json;
using Akin.Drawing;
using Akin.Imaging;
using Akin.Intake;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.EndToEnd;

/// <summary>
/// A person looks at houses: the white floor plans are found and dropped, what is left is grouped again, one group is
/// divided and a part of it dropped; all is taken back, and replayed where the same pictures lie elsewhere.
/// </summary>
public sealed class CurationStoryTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("efficientnet-lite0")]
    [InlineData("autoencoder")]
    public async Task Curation_OfDrawnHouses_IsTheSameInAFreshWorkspace(string model)
    {
        DrawPlans(9);
        Draw("mountains", 10, "outside");
        Draw("city at night", 8, "outside");
        Draw("brick walls", 12, "inside");
        var originals = Contents();
        if (model == "autoencoder")
        {
            string[] network = ["--size", "32x24", "--code-size", "16", "--epochs", "30", "--batch", "2"];
            await Done(["train", model, "houses", .. network]);
        }

        await Done("cluster", "houses", "--model", model, "--normalise", "none", "--k", "4");
        var first = await Labels("first.csv");
        var plans = Enumerable.Range(0, 4).MaxBy(group => first.Count(Is("plan", group)));
        Assert.Equal(9, first.Count(Is("plan", plans)));
        var dropped = first.Count(each => each.Value == plans);
        Assert.InRange(dropped, 9, model == "autoencoder" ? 15 : 9);

        await Done("drop", "--cluster", $"{plans}");
        var rest = await Done("cluster", "--normalise", "none", "--k", "2");
        Assert.Equal(39 - dropped, rest.GetProperty("pictures").GetInt32());
        var second = await Labels("second.csv");
        Assert.DoesNotContain(second.Keys, path => path.StartsWith("plan", StringComparison.Ordinal));

        var divided = await Done("cluster", "--within", "0", "--k", "3");
        var third = await Labels("third.csv");
        int[] parts =
            [.. divided.GetProperty("edited").GetProperty("clusters").EnumerateArray().Select(n => n.GetInt32())];
        Assert.Equal(3, parts.Length);
        Assert.Equal(
            second.Where(each => each.Value == 0).Select(each => each.Key),
            third.Where(each => parts.Contains(each.Value)).Select(each => each.Key));
        Assert.Single(third.Where(each => !parts.Contains(each.Value)).Select(each => each.Value).Distinct());
        int[] sizes = [.. third.CountBy(each => each.Value).OrderBy(each => each.Key).Select(each => each.Value)];
        Assert.Equal(sizes.OrderDescending(), sizes);

        await Done("drop", "--cluster", $"{parts[1]},{parts[2]}");
        var last = await Labels("last.csv");
        Assert.Equal(
            third.Where(each => each.Value != parts[1] && each.Value != parts[2]).Select(each => each.Key), last.Keys);
        Assert.Equal(2, last.Values.Distinct().Count());
        var report = await Done("report");
        Assert.Equal(last.Count, report.GetProperty("pictures").GetInt32());

        await ReplaysElsewhere(model, last);

        await Done("undo");
        Assert.Equal(third, await Labels("third again.csv"));
        await Done("undo");
        Assert.Equal(File.ReadAllText(_host.PathOf("second.csv")), await Text("second again.csv"));
        await Done("undo");
        Assert.Equal(File.ReadAllText(_host.PathOf("first.csv")), await Text("first again.csv"));
        Assert.Equal(originals, Contents());
    }

    private async Task ReplaysElsewhere(string model, Dictionary<string, int> last)
    {
        await Done("journal", "export", "--out", "edits.jsonl");
        Assert.All(File.ReadLines(_host.PathOf("edits.jsonl")), line => JsonDocument.Parse(line).Dispose());

        foreach (var file in Directory.GetFiles(_host.PathOf("houses")))
        {
            Directory.CreateDirectory(_host.PathOf("copied", "elsewhere"));
            File.Copy(file, _host.PathOf("copied", "elsewhere", Path.GetFileName(file)));
        }

        string[] there = ["--workspace", "copy.akin"];
        await Done(["embed", "copied/elsewhere", .. there]);
        var replay = await Done(["journal", "replay", "edits.jsonl", .. there]);
        Assert.Equal((4, 0, 0), (
            replay.GetProperty("edits").GetInt32(), replay.GetProperty("known").GetInt32(),
            replay.GetProperty("not_found").GetInt32()));
        await Done(["export", "--labels", "copied.csv", .. there]);
        Assert.Equal(last, Read("copied.csv"));
        Assert.Equal(LabelsFileOf("houses.akin"), LabelsFileOf("copy.akin"));
        var again = await Done(["journal", "replay", "edits.jsonl", .. there]);
        Assert.Equal((0, 4), (again.GetProperty("edits").GetInt32(), again.GetProperty("known").GetInt32()));

        // What was replayed is a journal like the first: written again it is the same but for the source's name.
        if (model != "autoencoder")
        {
            await Done(["journal", "export", "--out", "again.jsonl", .. there]);
            Assert.Equal(
                File.ReadAllText(_host.PathOf("edits.jsonl")).Replace("\"houses\"", "\"elsewhere\""),
                File.ReadAllText(_host.PathOf("again.jsonl")));
        }

        await Done(["undo", .. there]);
        await Done(["export", "--labels", "undone.csv", .. there]);
        Assert.Equal(Read("third.csv"), Read("undone.csv"));
    }

    private static Func<KeyValuePair<string, int>, bool> Is(string kind, int group) =>
        each => each.Value == group && each.Key.StartsWith(kind, StringComparison.Ordinal);

    private async Task<JsonElement> Done(params string[] line)
    {
        var mine = line.Contains("--workspace") || line.Skip(1).Contains("houses")
            ? line : [.. line, "--workspace", "houses.akin"];
        var answer = await _host.Run([.. mine, "--json"]);
        Assert.True(answer.ExitCode == 0, answer.Error);
        return answer.Json;
    }

    private async Task<Dictionary<string, int>> Labels(string file)
    {
        await Text(file);
        return Read(file);
    }

    private async Task<string> Text(string file)
    {
        await Done("export", "--labels", file);
        return File.ReadAllText(_host.PathOf(file));
    }

    /// <summary>The group of each picture by its name.</summary>
    private Dictionary<string, int> Read(string file) => File.ReadLines(_host.PathOf(file)).Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(cells => Path.GetFileName(cells[1].Trim('"')), cells => int.Parse(cells[3]));

    /// <summary>The bytes of the latest run's own table.</summary>
    private string LabelsFileOf(string workspace) => File.ReadAllText(
        new DirectoryInfo(_host.PathOf(workspace, "runs")).GetFiles("labels.csv", SearchOption.AllDirectories)
            .MaxBy(file => file.LastWriteTimeUtc)!.FullName);

    private Dictionary<string, Fingerprint> Contents() => Directory.GetFiles(_host.PathOf("houses"))
        .ToDictionary(path => path, Fingerprint.OfFile);

    /// <summary>White paper with a few rooms on it.</summary>
    private void DrawPlans(int count)
    {
        var folder = Directory.CreateDirectory(_host.PathOf("houses"));
        var random = new RandomSource(5);
        for (var i = 0; i < count; i++)
        {
            var paper = new RgbImage(128, 96, [.. Enumerable.Repeat((byte)250, 3 * 128 * 96)]);
            for (var room = 0; room < 4; room++)
            {
                var (left, top) = (8 + random.Next(50), 8 + random.Next(40));
                var (width, height) = (20 + random.Next(40), 15 + random.Next(30));
                for (var x = left; x <= left + width; x++)
                {
                    Ink(paper, x, top);
                    Ink(paper, x, top + height);
                }

                for (var y = top; y <= top + height; y++)
                {
                    Ink(paper, left, y);
                    Ink(paper, left + width, y);
                }
            }

            File.WriteAllBytes(Path.Join(folder.FullName, $"plan {i}.png"), PictureEncoder.Png(paper));
        }

        static void Ink(RgbImage paper, int x, int y) => paper.Pixels.AsSpan(3 * ((y * 128) + x), 3).Fill(30);
    }

    private void Draw(string family, int count, string name)
    {
        var folder = Directory.CreateDirectory(_host.PathOf("houses"));
        for (var i = 0; i < count; i++)
        {
            var picture = PictureFamilies.All.First(each => each.Name == family)
                .Draw(new RandomSource((ulong)i + 1), 128, 96);
            File.WriteAllBytes(
                Path.Join(folder.FullName, $"{name} {family} {i}.png"), PictureEncoder.Png(picture));
        }
    }
}
