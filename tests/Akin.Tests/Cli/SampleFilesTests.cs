using Akin.Cli.Commands.Sample;
using Akin.Sampling.Copying;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>The tables and charts of a sample: counted before they are written, and written whole.</summary>
public sealed class SampleFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Out => _folder.PathOf("out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Room_OfFiles_IsWhatTheyTakeInWholeBlocks()
    {
        SampleFile[] files =
        [
            SampleFile.OfLines("a.csv", Enumerable.Range(0, 2000).Select(i => $"ä {i}")),
            SampleFile.OfText("b.svg", "ü"), SampleFile.OfBytes("c.png", new byte[4097]),
        ];
        SampleFiles.Write(Out, files);
        var lengths = files.Select(file => new FileInfo(Path.Join(Out, file.Name)).Length).ToArray();
        Assert.Equal(lengths, files.Select(file => file.Length()));
        Assert.Equal(lengths.Sum(length => (length + 4095) / 4096 * 4096), SampleFiles.Room(files));
    }

    [Theory]
    [InlineData(true, "; the pictures are there, each whole")]
    [InlineData(false, "")]
    public void Write_OnAFullDisk_SaysSoAndLeavesWhatIsThere(bool copied, string pictures)
    {
        _folder.Write("out/rank.csv", "of the earlier sample"u8);
        SampleFile[] files =
        [
            SampleFile.OfText("rank.csv", "new"),
            new(copied ? SampleFiles.Manifest : "coverage.csv", stream =>
            {
                stream.WriteByte(1);
                throw new IOException("No space left on device : '/x'", FullDisk.Number);
            }),
        ];
        var problem = Assert.Throws<TreeCopyException>(() => SampleFiles.Write(Out, files));
        Assert.Equal(
            $"the disk of {Out} is full: there is no room for the tables and charts of the sample{pictures}. Make "
            + "room, and run the same command again.", problem.Message);
        Assert.Equal(["rank.csv"], Directory.GetFileSystemEntries(Out).Select(Path.GetFileName));
        Assert.Equal("of the earlier sample", File.ReadAllText(Path.Join(Out, "rank.csv")));
    }
}
