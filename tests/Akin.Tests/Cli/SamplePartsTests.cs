using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin sample</c> where folders are sampled each on its own.</summary>
public sealed class SamplePartsTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("center")]
    [InlineData("diverse")]
    public async Task Sample_PerFolder_PicksOfAFolderWhateverIsBesideIt(string strategy)
    {
        DrawnFamilies.Write(_host.PathOf("Alone"), families: 1, each: 40);
        DrawnFamilies.Write(_host.PathOf("Beside"), families: 3, each: 40);
        var alone = await Picks("Alone");
        Assert.Equal(8, alone.Length);
        Assert.Equal(alone, await Picks("Beside"));

        async Task<string[]> Picks(string source)
        {
            var answer = await _host.Run("sample", source, "--per-folder", "8", "--strategy", strategy);
            Assert.Equal((0, ""), (answer.ExitCode, answer.ExitCode == 0 ? "" : answer.Error));
            return
            [
                .. File.ReadAllLines(_host.PathOf($"{source}.akin", "sample", "rank.csv")).Skip(1)
                    .Select(line => line.Split(',')).Where(line => line[2] == "f0")
                    .Select(line => $"{Path.GetFileName(line[1])} {line[3]} {line[4]}"),
            ];
        }
    }

    [Fact]
    public async Task Sample_OfFewerThanTheFolders_SaysWhichPicturesNothingCovers()
    {
        DrawnFamilies.Write(_host.PathOf("P"), families: 3, each: 8);
        await Says(1, 8, 16, "1 of 24 picked: 95 % of the 8 in parts with a pick lie within");
        await Says(2, 16, 8, "8 are in parts without one");
        await Says(3, 24, 0, "3 of 24 picked: 95 % of all lie within");

        async Task Says(int count, int measured, int uncovered, string words)
        {
            string[] line = ["sample", "P", "--total", $"{count}", "--by", "folder", "--k", "1"];
            var answer = await _host.Run([.. line, "--json"]);
            Assert.Equal(0, answer.ExitCode);
            Assert.Equal(measured, answer.Json.GetProperty("coverage_rows").GetInt32());
            Assert.Equal(uncovered, answer.Json.GetProperty("uncovered").GetInt32());
            Assert.Contains(words, (await _host.Run(line)).Out, StringComparison.Ordinal);
        }
    }
}
