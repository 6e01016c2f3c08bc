using Akin.Drawing;
using Akin.Imaging;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin compare-models</c> on drawn pictures: a trained network of next to no training, and a good model.
/// </summary>
public sealed class CompareModelsVerbTests : IDisposable
{
    private const string Main = "efficientnet-lite0";
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task CompareModels_OfATrainedNetworkAndAModel_SaysWhichIsBetter()
    {
        Draw("Houses/city", "city at night", 14);
        Draw("Houses/plans", "floor plans", 14);
        Draw("Houses/walls", "brick walls", 14);
        File.Copy(_host.PathOf("Houses", "walls", "0.png"), _host.PathOf("Houses", "walls", "again.png"));
        await TrainAsync("Houses");

        var answer = await _host.Run("compare-models", "Houses", "--queries", "3", "--neighbours", "4", "--json");

        Assert.True(answer.ExitCode == 0, answer.Error);
        var json = answer.Json;
        Assert.Equal((42, 1, 3), (
            json.GetProperty("pictures").GetInt32(), json.GetProperty("copies").GetInt32(),
            json.GetProperty("k").GetInt32()));
        Assert.Equal("collections", json.GetProperty("against").GetString());
        Assert.Equal(
            ["autoencoder-own", Main],
            json.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("name").GetString()));
        Assert.InRange(
            json.GetProperty("models")[1].GetProperty("common").GetProperty("nmi").GetDouble(), 0.9, 1);
        var files = json.GetProperty("files");
        var neighbours = await File.ReadAllLinesAsync(
            files.GetProperty("neighbours.csv").GetString()!, TestContext.Current.CancellationToken);
        Assert.Equal(1 + (3 * 2 * 4), neighbours.Length);
        var groups = await File.ReadAllLinesAsync(
            files.GetProperty("groups.csv").GetString()!, TestContext.Current.CancellationToken);
        Assert.Equal($"path,label,autoencoder-own,{Main}", groups[0]);
        Assert.Equal(43, groups.Length);
        Assert.Equal(
            json.GetProperty("better").GetString(),
            CliFiles.Json(files.GetProperty("compare-models.json").GetString()!).GetProperty("better").GetString());

        var again = await _host.Run("compare-models", "--against", "none", "--k", "3", "--out", "O");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("There are no labels", again.Out, StringComparison.Ordinal);
        Assert.Contains("1 picture with the bytes of another does not count.", again.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(_host.PathOf("O", "models.csv")));
    }

    [Fact]
    public async Task CompareModels_OfSetsWithDifferentPictures_TakesTheCommonOnesAndSaysSo()
    {
        Draw("p", "brick walls", 3);
        await _host.Run("embed", "p");
        Draw("p", "floor plans", 6);
        await TrainAsync("p");
        await _host.Run("embed", "--model", "autoencoder");
        _host.Write("labels.csv", $"path,label\n{_host.PathOf("p", "0.png")},a\n{_host.PathOf("p", "1.png")},b\n");

        var answer = await _host.Run("compare-models", "--against", "labels.csv");

        Assert.Contains("3 pictures are too few", answer.Out, StringComparison.Ordinal);
        Assert.Contains(
            "3 pictures have no features in the set efficientnet-lite0", answer.Out, StringComparison.Ordinal);
        await Says("comparing takes two models, and there is one", "--features", Main);
        await Says("there is no set of features 'none'", "--features", "none");
        await Says("--against cannot be 'brand'", "--against", "brand");
        await Says("K is 4: 3 pictures can make 1 to 3 groups.", "--k", "4");
        await Says("--k cannot be '1'", "--k", "1");
        var grown = await _host.Run("compare-models", "p", "--features", $"{Main},autoencoder-own", "--json");
        Assert.Equal(6, grown.Json.GetProperty("pictures").GetInt32());

        async Task Says(string words, params string[] options)
        {
            var refused = await _host.Run(["compare-models", .. options]);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains(words, refused.Error, StringComparison.Ordinal);
        }
    }

    private async Task TrainAsync(string source)
    {
        var trained = await _host.Run(
            "train", "autoencoder", source, "--size", "32x24", "--epochs", "1", "--name", "own");
        Assert.True(trained.ExitCode == 0, trained.Error);
    }

    private void Draw(string folder, string name, int count)
    {
        Directory.CreateDirectory(_host.PathOf(folder));
        var family = PictureFamilies.All.Single(each => each.Name == name);
        for (var i = 0; i < count; i++)
        {
            if (!File.Exists(_host.PathOf(folder, $"{i}.png")))
            {
                var image = family.Draw(new RandomSource((ulong)(i + 1)), 120, 90);
                File.WriteAllBytes(_host.PathOf(folder, $"{i}.png"), PictureEncoder.Png(image));
            }
        }
    }
}
