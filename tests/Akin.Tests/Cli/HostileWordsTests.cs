using Akin.Imaging;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>
/// Options and names that cannot be, on a model that works: one line each, exit code 1 or 2, and a workspace that the
/// next command goes on with.
/// </summary>
public sealed class HostileWordsTests : IDisposable
{
    private const string Options =
        """
        --size 0|--size -1|--size 100000|--size 1x|--size 64|--size x|--size 32x32x32|--size 33x32|--size 9999999999999
        --mean 1,2|--mean nan|--mean inf|--mean 1,2,3,4|--mean ,,|--mean x|--mean 1e60|--std 0|--std 1,0,1|--std nan
        --std 1,2|--std x|--std inf|--scale inf|--scale 0|--scale nan|--scale abc|--scale 1/0|--scale 1/|--scale /2
        --layer featurez|--layer pol|--layer 1|--layer embedding:0|--layer ../x|--pool cls|--pool average|--pool GEM
        --pool none|--fit unknown|--fit|--channels gbr|--channels rgba|--interpolation cubicc|--resize 0|--resize 10
        --resize -5|--resize 99999|--preprocessing imagenot|--preprocessing|--device tpu|--device cuda:0
        --precision int4|--precision int8|--precision float64|--dtype float8|--dtype int8|--threads 0|--threads -1
        --threads 99999999|--threads x|--memory 1KB|--memory x|--name a/b|--name .|--name ..|--pca 0|--pca -1|--pca x
        --normalise l1|--normalise|--layer embedding --layer pooled|--size 32 --size 64|--max-pixels 0
        --max-file-size x|--max-address 0|--allow-private-hosts yes|--seed -1|--seed x|--frobnicate
        """;

    private readonly CliHost _host = new();

    public HostileWordsTests()
    {
        Directory.CreateDirectory(_host.PathOf("pictures"));
        File.WriteAllBytes(_host.PathOf("pictures", "one.jpg"), PictureEncoder.Jpeg(Pictures.Corners(40, 30), 90));
        File.WriteAllBytes(_host.PathOf("good.onnx"), SmallNetwork.Planes().ToArray());
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Embed_OptionsThatCannotBe_AreRefusedInOneLine()
    {
        string[] lines = [.. Options.Split(['\n', '|'], StringSplitOptions.RemoveEmptyEntries)];
        Assert.Equal(79, lines.Length);
        foreach (var line in lines)
        {
            await IsRefused(line, ["--model", "good.onnx", .. line.Split(' ')]);
        }

        await TheNextCommandWorks();
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("good.onnx,good.onnx")]
    [InlineData("good.onnx,")]
    [InlineData("a/b")]
    [InlineData("./nothing.onnx")]
    [InlineData("http://x/y.onnx")]
    [InlineData("resnet50")]
    [InlineData("vgg16,resnet50")]
    [InlineData("good.onnx ")]
    [InlineData("-")]
    [InlineData("*.onnx")]
    [InlineData("line\nbreak")]
    [InlineData("line\r\nbreak.onnx")]
    [InlineData("bell\a.onnx")]
    [InlineData("\u001b[31mred.onnx")]
    [InlineData("pictures")]
    [InlineData("./pictures")]
    [InlineData("./pictures/one.jpg")]
    [InlineData("autoencoder")]
    [InlineData("autoencoder:nothing")]
    [InlineData("efficientnet-lite0,efficientnet-lite0")]
    [InlineData("🙂")]
    public async Task Embed_ModelsThatAreNone_AreRefusedInOneLine(string model)
    {
        await IsRefused(model, ["--model", model]);
        await TheNextCommandWorks();
    }

    [Fact]
    public async Task Embed_ANameOfManyCharacters_IsRefusedInOneLine() =>
        await IsRefused("long", ["--model", new string('x', 5_000)]);

    private async Task IsRefused(string what, string[] words)
    {
        var answer = await _host.Run(["embed", "pictures", "--workspace", "w.akin", .. words]);

        Assert.True(answer.ExitCode is 1 or 2, $"{what}: exit code {answer.ExitCode}");
        Assert.Empty(answer.Out);
        var lines = answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines is [.., { Length: < 6_000 } last] && IsLine(last), $"{what}: {answer.Error}");
        Assert.True(lines.Count(IsLine) == 1, $"{what}: {answer.Error}");
        Assert.DoesNotContain("AKIN_DEBUG", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Error, c => char.IsControl(c) && c != '\n');
    }

    private static bool IsLine(string line) => line.StartsWith("akin embed: ", StringComparison.Ordinal);

    private async Task TheNextCommandWorks()
    {
        var answer = await _host.Run("embed", "pictures", "--workspace", "w.akin", "--model", "good.onnx");

        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.Contains("1 ready, 0 failed", answer.Out, StringComparison.Ordinal);
    }
}
