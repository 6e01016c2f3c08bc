using System.Text.Json;
using Akin.Imaging;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>Pictures that were dropped, and come back under other names.</summary>
public sealed class ReturnedPicturesTests : IDisposable
{
    private readonly CliHost _host = new();

    public ReturnedPicturesTests()
    {
        for (var i = 0; i < 6; i++)
        {
            var folder = Directory.CreateDirectory(_host.PathOf("P", i < 3 ? "plans" : "houses"));
            File.WriteAllBytes(
                Path.Join(folder.FullName, $"{i}.png"), PictureEncoder.Png(Pictures.Corners(30 + i, 20)));
        }
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Index_OfARenamedFolder_KeepsWhatWasDroppedInItDropped()
    {
        await Done("index", "P");
        await Done("drop", "plans/0.png");
        await Done("drop", "plans/1.png", "plans/2.png");
        Directory.Move(_host.PathOf("P", "plans"), _host.PathOf("P", "old plans"));

        var (json, said) = await Done("index", "P");
        Assert.Contains(
            "3 pictures that were dropped are back under other names and stay dropped; akin undo takes them in again, "
            + "as many at a time as had been dropped together.",
            said, StringComparison.Ordinal);
        Assert.Equal(["3.png", "4.png", "5.png"], await In());
        Assert.DoesNotContain("dropped", (await Done("index", "P")).Said, StringComparison.Ordinal);

        // An undo takes back what an edit dropped, the latest first; what is kept is not dropped again.
        await Done("undo");
        Assert.Equal(["1.png", "2.png", "3.png", "4.png", "5.png"], await In());
        await Done("index", "P");
        Assert.Equal(5, (await In()).Length);
        await Done("keep", "old plans/0.png");
        await Done("index", "P");
        Assert.Equal(6, (await In()).Length);
    }

    [Fact]
    public async Task Index_OfAMovedSource_KeepsWhatWasDroppedInItDropped()
    {
        await Done("index", "P", "--workspace", "W.akin");
        await Done("drop", "plans/1.png");
        Directory.Move(_host.PathOf("P"), _host.PathOf("Q"));

        var (_, said) = await Done("index", "Q", "--workspace", "W.akin");

        Assert.Contains("1 picture that was dropped is back under another name", said, StringComparison.Ordinal);
        Assert.Equal(["0.png", "2.png", "3.png", "4.png", "5.png"], await In());
    }

    [Fact]
    public async Task Index_OfCopiesThatWereThereBeforeTheDrop_TakesThemForWhatTheyAre()
    {
        File.Copy(_host.PathOf("P", "plans", "0.png"), _host.PathOf("P", "plans", "copy.png"));
        await Done("index", "P");
        await Done("drop", "plans/0.png");
        File.Delete(_host.PathOf("P", "plans", "0.png"));

        Assert.DoesNotContain("dropped", (await Done("index", "P")).Said, StringComparison.Ordinal);
        Assert.Equal(["1.png", "2.png", "3.png", "4.png", "5.png", "copy.png"], await In());
    }

    [Fact]
    public async Task Index_OfNothingButDroppedPictures_TakesThemIn()
    {
        await Done("index", "P", "--workspace", "W.akin");
        await Done("drop", "plans/1.png");
        Directory.CreateDirectory(_host.PathOf("Other"));
        File.Copy(_host.PathOf("P", "plans", "1.png"), _host.PathOf("Other", "one.png"));

        await Done("index", "Other", "--workspace", "W.akin");

        Assert.Equal(["one.png"], await In());
    }

    /// <summary>The names of the pictures that are in.</summary>
    private async Task<string[]> In()
    {
        var (json, _) = await Done("ledger");
        return [.. json.GetProperty("inputs").EnumerateArray()
            .Where(input => input.GetProperty("state").GetString() is "pending" or "ready"
                && !(input.TryGetProperty("dropped_by", out var by) && by.ValueKind == JsonValueKind.Number))
            .Select(input => Path.GetFileName(input.GetProperty("source").GetString()!))
            .Order(StringComparer.Ordinal)];
    }

    private async Task<(JsonElement Json, string Said)> Done(params string[] line)
    {
        var answer = await _host.Run([.. line, "--json"]);
        Assert.True(answer.ExitCode == 0, answer.Error);
        return (answer.Json, answer.Error);
    }
}
