using Akin.Imaging;
using Akin.Tests.Duplicates;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin sheet</c> with the real engines on a few drawn pictures.</summary>
public sealed class SheetVerbTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Sheet_OfASource_DoesWhatIsMissingAndTellsWhatIsOnIt()
    {
        Draw(6);
        var answer = await _host.Run("sheet", "P", "--out", "S.png", "--captions", "both", "--json");
        Assert.True(answer.ExitCode == 0, answer.Error);
        var json = answer.Json;
        Assert.Equal(_host.PathOf("S.png"), json.GetProperty("out").GetString());
        Assert.Equal(6, json.GetProperty("pictures").GetInt32());
        Assert.InRange(json.GetProperty("clusters").GetInt32(), 1, 6);
        Assert.True(json.GetProperty("seconds").GetDouble() > 0);
        var picture = new PictureDecoder(new DecodeLimits()).ReadHeader(File.ReadAllBytes(_host.PathOf("S.png")));
        Assert.Equal(json.GetProperty("width").GetInt32(), picture.Header!.Width);
        Assert.Equal(json.GetProperty("height").GetInt32(), picture.Header.Height);

        // A second one needs no source, and the usual place is the run's.
        var again = await _host.Run("sheet", "--random", "2", "--json");
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.True(File.Exists(again.Json.GetProperty("out").GetString()));
        Assert.True((await _host.Run("sheet", "--out", "S.html", "--page", "portrait")).ExitCode == 0);
        Assert.StartsWith("<!doctype html>", File.ReadAllText(_host.PathOf("S.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sheet_PictureGoneSince_IsNamedAndTheRestShown()
    {
        Draw(3);
        await _host.Run("run", "P");
        File.Delete(_host.PathOf("P", "p1.png"));
        var answer = await _host.Run("sheet", "--out", "S.jpg", "--json");
        Assert.Equal(3, answer.ExitCode);
        Assert.Equal(_host.PathOf("P", "p1.png"), answer.Json.GetProperty("missing")[0].GetString());
        Assert.Contains("p1.png: gone", answer.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(_host.PathOf("S.jpg")));
    }

    [Fact]
    public async Task Sheet_OfATurnedPicture_HasRoomForItsUprightHeight()
    {
        Directory.CreateDirectory(_host.PathOf("Stored"));
        Directory.CreateDirectory(_host.PathOf("Turned"));
        var exif = PictureFiles.Exif(6, littleEndian: true);
        var lying = PictureEncoder.Jpeg(Pictures.Corners(200, 150), 90);
        File.WriteAllBytes(_host.PathOf("Turned", "a.jpg"), PictureFiles.WithExif(lying, exif));
        File.WriteAllBytes(
            _host.PathOf("Stored", "a.jpg"), PictureEncoder.Jpeg(Pictures.Corners(150, 200), 90));
        Assert.Equal(await HeightOf("Stored"), await HeightOf("Turned"));

        async Task<int> HeightOf(string folder)
        {
            var answer = await _host.Run("sheet", folder, "--out", folder + ".png", "--json");
            Assert.True(answer.ExitCode == 0, answer.Error);
            return answer.Json.GetProperty("height").GetInt32();
        }
    }

    [Theory]
    [InlineData("has no ending of a sheet", "--out", "S.gif")]
    [InlineData("stands among the pictures", "--out", "P/p0.png")]
    [InlineData("there is no folder", "--out", "no/S.png")]
    [InlineData("there is no group 99", "--out", "S.png", "--cluster", "99")]
    [InlineData("--cluster cannot be '1,x'", "--out", "S.png", "--cluster", "1,x")]
    [InlineData("--random does not go with --rows", "--random", "3", "--rows", "2")]
    [InlineData("--random does not go with --pick", "--random", "3", "--pick", "first")]
    [InlineData("--page goes with --out FILE.html", "--out", "S.png", "--page", "portrait")]
    [InlineData("--by cannot be 'kind'", "--by", "kind")]
    [InlineData("--size cannot be '3'", "--size", "3")]
    public async Task Sheet_ThatCannotBe_IsRefusedAndNothingWritten(string says, params string[] options)
    {
        Draw(2);
        var before = File.ReadAllBytes(_host.PathOf("P", "p0.png"));
        var answer = await _host.Run(["sheet", "P", .. options]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_host.PathOf("S.png")));
        Assert.Equal(before, File.ReadAllBytes(_host.PathOf("P", "p0.png")));
        Assert.Empty(Directory.EnumerateFiles(_host.Root, "*.draft-*", SearchOption.AllDirectories));
    }

    private void Draw(int count)
    {
        Directory.CreateDirectory(_host.PathOf("P"));
        for (var i = 0; i < count; i++)
            File.WriteAllBytes(_host.PathOf("P", $"p{i}.png"), PictureEncoder.Png(DrawnPictures.Draw(i % 3, (ulong)i)));
    }
}
