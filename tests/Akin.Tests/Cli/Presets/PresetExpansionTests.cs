using System.CommandLine;
using Akin.Cli.Commands;
using Akin.Cli.Presets;
using Akin.Embedding.Models;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Cli.Presets;

/// <summary>What a preset says where the user has said something, or nothing.</summary>
public sealed class PresetExpansionTests : IDisposable
{
    private const string Sweep = "--k-min 2 --k-max 9 --k-by silhouette";
    private readonly TemporaryFolder _models = new();

    public void Dispose() => _models.Dispose();

    [Theory]
    [InlineData("cluster --preset report", "--normalise none --on features " + Sweep)]
    [InlineData("cluster --preset report --k-max 12", "--normalise none --on features --k-min 2 --k-by silhouette")]
    [InlineData("sample --preset sampling --total 9 --k-max 4",
        "--normalise none --on features --strategy center --quotas equal --k auto --k-by silhouette")]
    [InlineData("cluster --preset report --k-min 10", "--normalise none --on features --k-by silhouette")]
    [InlineData("cluster --preset report --k 3", "--normalise none --on features")]
    [InlineData("cluster --preset report --on pca:16 --method hdbscan", "--normalise none")]
    [InlineData("cluster --preset brand-map --eps 4", "--method dbscan --min-samples 90/5000 --on map")]
    [InlineData("cluster --preset brand-map --method hdbscan", "--min-samples 90/5000 --on map")]
    [InlineData("cluster --vectors X.npy --out O --preset report", "--normalise none --on features " + Sweep)]
    [InlineData("project --preset brand-map --method umap", "")]
    [InlineData("cluster --preset autoencoder", "--k 20")]
    [InlineData("cluster . --preset autoencoder", "--model autoencoder --k 20")]
    [InlineData("cluster --preset autoencoder --model autoencoder:own --k 6", "")]
    [InlineData("sheet --preset autoencoder --random 9", "--columns 5")]
    [InlineData("sample --preset sampling --total 9 --k 1", "--normalise none --on features --strategy center")]
    [InlineData("run --preset report -- odd",
        "--normalise none --on features " + Sweep + " --perplexity 30 --silhouettes 2..9 --elbow 10 --first 10")]
    [InlineData("index . --preset brand-map", "--max-address 75")]
    [InlineData("index . --preset brand-map --max-address 9", "")]
    [InlineData("mosaic L.csv --preset brand-map", "--size 5000x5000 --max-dim 50 --max-address 75")]
    [InlineData("mosaic --preset brand-map", "--size 5000x5000 --max-dim 50")]
    [InlineData("sheet --preset report --pick farthest", "--rows 1 --columns 10")]
    public void Apply_BesideWhatWasSaid_AddsOnlyWhatMeansSomething(string line, string added)
    {
        var (result, use) = Apply(line);
        Assert.Equal(added, use!.CommandLine);
        Assert.Empty(result.Errors);
        Assert.Empty(OptionUses.Faults(result));
    }

    [Fact]
    public void Apply_ModelThatIsNotHere_IsLeftOutAndSaid()
    {
        var (result, use) = Apply("embed . --preset deduplicate");
        Assert.Null(Need.Given(result, "--model"));
        Assert.Null(Need.Given(result, "--layer"));
        Assert.False(use!.ModelIsUsed);
        Assert.Contains("vgg16, which is not here", use.Note, StringComparison.Ordinal);
        Assert.Contains("akin models pull vgg16", use.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("embed . --preset brand-map", "--model resnet50 --layer map --pool max --max-address 75")]
    [InlineData("embed . --preset brand-map --pool gem", "--model resnet50 --layer map --max-address 75")]
    public void Apply_ModelThatIsHere_IsTakenWithItsOwnOptions(string line, string added)
    {
        // A row of the preset's id whose file is there.
        _models.Write("catalogue.json", System.Text.Encoding.UTF8.GetBytes($$$"""
            { "default": "resnet50", "models": [{
              "id": "resnet50", "name": "R", "input": "image",
              "files": { "float32": { "path": "r.onnx", "bytes": 4, "sha256": "{{{new string('0', 64)}}}" } },
              "preprocessing": { "width": 8, "height": 8, "scale": 1, "mean": 0, "std": 1 },
              "layers": [{ "name": "map", "tensor": "map", "pool": "average", "dimension": 3 }],
              "licence": "MIT", "source": "made up" }] }
            """));
        _models.Write("r.onnx", [1, 2, 3, 4]);
        var (_, use) = Apply(line);
        Assert.True(use!.ModelIsUsed);
        Assert.Null(use.Note);
        Assert.Equal(added, use.CommandLine);
    }

    [Theory]
    [InlineData("embed . --preset brand-map --model resnet50", true, "--layer map --pool max --max-address 75")]
    [InlineData("embed . --preset brand-map --model efficientnet-lite0", false, "--max-address 75")]
    [InlineData("cluster --preset brand-map --features small --method kmeans", false, "--on map")]
    public void Apply_ModelOrSetThatWasNamed_IsTaken(string line, bool isUsed, string added)
    {
        var (_, use) = Apply(line);
        Assert.Equal(isUsed, use!.ModelIsUsed);
        Assert.Null(use.Note);
        Assert.Equal(added, use.CommandLine);
    }

    [Theory]
    [InlineData("vgg16", "deduplicate", "--layer fc2 --preprocessing caffe --fit squash")]
    [InlineData("resnet50", "brand-map", "--layer map --pool max --max-address 75")]
    [InlineData("resnet50", "report", "--layer map --pool avg")]
    [InlineData("resnet18", "sampling", "--layer features --preprocessing imagenet --fit squash")]
    public void Apply_FileOfOnesOwn_IsUsedAsThePresetsModelIs(string network, string preset, string added)
    {
        var file = TestNetworks.Write(network, _models.PathOf("own networks"));
        var (_, use) = Apply(["embed", ".", "--preset", preset, "--model", file]);
        Assert.Equal((false, (string?)null, added), (use!.ModelIsUsed, use.Note, use.CommandLine));
        var (_, typed) = Apply(["embed", ".", "--preset", preset, "--model", file, "--layer", "penultimate"]);
        Assert.DoesNotContain("--layer", typed!.CommandLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_FileWithoutThePresetsLayer_IsUsedAsSuitsItAndThatIsSaid()
    {
        var file = TestNetworks.Write("resnet18", _models.Root);
        var (_, use) = Apply(["embed", ".", "--preset", "deduplicate", "--model", file]);
        Assert.Equal("", use!.CommandLine);
        Assert.Contains("--layer fc2", use.Note, StringComparison.Ordinal);
        Assert.Contains("has no such layer", use.Note, StringComparison.Ordinal);

        var (_, missing) = Apply(["embed", ".", "--preset", "deduplicate", "--model", _models.PathOf("none.onnx")]);
        Assert.Null(missing!.Note);
    }

    [Theory]
    [InlineData("project --preset sampling", "brand-map or report")]
    [InlineData("dedup --preset report", "deduplicate")]
    [InlineData("run . --preset map", "sampling or brand-map or report or deduplicate")]
    [InlineData("ledger --preset report", "")]
    public async Task Preset_ThatMeansNothing_IsRefused(string line, string allowed)
    {
        using var host = new CliHost();
        var answer = await host.Run(line.Split(' '));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(allowed, answer.Error, StringComparison.Ordinal);
    }

    private (ParseResult Result, PresetUse? Use) Apply(string line) => Apply(line.Split(' '));

    private (ParseResult Result, PresetUse? Use) Apply(string[] words)
    {
        var tree = new CommandTree();
        var hasOwn = File.Exists(_models.PathOf("catalogue.json"));
        var expansion = new PresetExpansion(
            words, all => tree.Root.Parse(all),
            () => hasOwn ? ModelCatalogue.Open(_models.Root) : ModelCatalogue.OpenDefault());
        return expansion.Apply(tree.Root.Parse(words));
    }
}
