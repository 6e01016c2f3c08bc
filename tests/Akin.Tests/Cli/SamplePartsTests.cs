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
}
