using System.CommandLine;
using Akin.Cli.Commands;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>Wrong command lines: exit code 2 and one line that says what, the value, and what is allowed.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("paint", "there is no command 'paint'")]
    [InlineData("run", "SOURCE is missing: Folders of pictures")]
    [InlineData("run nowhere", "nowhere'")]
    [InlineData("run . --k 0", "--k cannot be '0'; it takes a whole number of at least 1, or auto")]
    [InlineData("run . --threads none", "--threads cannot be 'none'; it takes a whole number from 1 to 1024")]
    [InlineData("run . --memory much", "--memory cannot be 'much'; it takes a size such as 512MB or 4GB")]
    [InlineData("run . --memory 50MB", "--memory 50 MB has no room for the program itself, which takes 56 MB")]
    [InlineData("run . --seed -1", "--seed cannot be '-1'")]
    [InlineData("run . --precision half", "--precision cannot be 'half'; it takes auto or float32 or int8")]
    [InlineData("run . --k-min 9 --k-max 4", "--k-min 9 is above --k-max 4")]
    [InlineData("run p --model no-such",
        "--model cannot be 'no-such'; it takes efficientnet-lite0")]
    [InlineData("embed . --preprocessing vgg", "--preprocessing cannot be 'vgg'; it takes imagenet or caffe or tf")]
    [InlineData("embed . --std 0", "--std cannot be '0'; it takes one number or three, none of them 0")]
    [InlineData("embed . --std 1,0,1", "--std cannot be '1,0,1'")]
    [InlineData("embed . --std 1,1", "--std cannot be '1,1'")]
    [InlineData("embed . --mean nan", "--mean cannot be 'nan'; it takes one number or three, such as")]
    [InlineData("embed . --mean 1,2,3,4", "--mean cannot be '1,2,3,4'")]
    [InlineData("embed . --mean 1,,3", "--mean cannot be '1,,3'")]
    [InlineData("embed . --mean 1e99", "--mean cannot be '1e99'")]
    [InlineData("embed . --scale 0", "--scale cannot be '0'; it takes a number other than 0, such as 1/255")]
    [InlineData("embed . --scale 1/0", "--scale cannot be '1/0'")]
    [InlineData("embed . --scale 1/2/3", "--scale cannot be '1/2/3'")]
    [InlineData("embed . --scale 1e-50", "--scale cannot be '1e-50'")]
    [InlineData("embed . --size 0", "--size cannot be '0'; it takes a size such as 224 or 320x240, each side from 1")]
    [InlineData("embed . --size 4097", "--size cannot be '4097'")]
    [InlineData("embed . --size 224x", "--size cannot be '224x'")]
    [InlineData("embed . --size 224x224x3", "--size cannot be '224x224x3'")]
    [InlineData("embed . --size -5", "--size cannot be '-5'")]
    [InlineData("embed . --channels gbr", "--channels cannot be 'gbr'; it takes rgb or bgr")]
    [InlineData("embed . --fit stretch", "--fit cannot be 'stretch'; it takes squash or crop or pad")]
    [InlineData("embed . --interpolation cubic", "--interpolation cannot be 'cubic'; it takes bilinear or bicubic")]
    [InlineData("embed . --fit crop --resize 100 --workspace ../w.akin",
        "resizing to 100; it takes 224, the frame's own side, to 4096")]
    [InlineData("embed . --resize 256 --workspace ../w.akin", "resizing to 256 before a squash; it takes a crop")]
    [InlineData("run . --frobnicate", "akin run: there is no option '--frobnicate'")]
    [InlineData("cluster --frobnicate", "akin cluster: there is no option '--frobnicate'")]
    [InlineData("cluster --method optics --vectors X.npy", "--method cannot be 'optics'; it takes kmeans or dbscan")]
    [InlineData("cluster --vectors X.npy --out O --on map", "--on map goes with the pictures of a workspace")]
    [InlineData("cluster --vectors X.npy --out O --eps 1", "--eps goes with --method dbscan, not with kmeans")]
    [InlineData("cluster --vectors X.npy --out O --method hdbscan --k 3", "--k goes with --method kmeans or")]
    [InlineData("cluster --vectors X.npy --out O --method dbscan --eps -1",
        "--eps cannot be '-1'; it takes a number of")]
    [InlineData("cluster --vectors X.npy", "--vectors needs --out DIR")]
    [InlineData("cluster --vectors X.npy --k 2 --out ", "--out is empty; it takes a value")]
    [InlineData("cluster --out O --vectors ", "--vectors is empty; it takes a value")]
    [InlineData("cluster --out O", "--out goes with --vectors")]
    [InlineData("cluster . --vectors X.npy --out O", "--vectors takes the place of a source or a workspace")]
    [InlineData("cluster --vectors X.npy --out O --init C.npy", "--init goes with --k N, not with auto")]
    [InlineData("cluster --vectors no.npy --out O --k 2", "no.npy cannot be read")]
    [InlineData("cluster", "There is no workspace")]
    [InlineData("ledger --workspace no.akin", "there is no workspace at")]
    [InlineData("project --method som --vectors X.npy --out O",
        "--method cannot be 'som'; it takes tsne or umap or pca")]
    [InlineData("project --method umap --min-dist 2 --vectors X.npy --out O",
        "--min-dist cannot be '2'; it takes a number from 0 to 1")]
    [InlineData("project --dims 3 --vectors X.npy --out O", "t-SNE draws maps of 2")]
    [InlineData("project --perplexity 0.5 --vectors X.npy --out O", "--perplexity cannot be '0.5'")]
    [InlineData("score --k 5..2 --vectors X.npy --out O", "--k cannot be '5..2'; it takes a range such as 2..30")]
    [InlineData("score --k 2..5 --labels L.csv --vectors X.npy --out O", "--k does not go with --labels")]
    [InlineData("project --on pca:0 --vectors X.npy --out O", "--on cannot be 'pca:0'")]
    [InlineData("export", "--features F.npy, --labels F.csv")]
    [InlineData("embed . --model efficientnet-lite0 --model", "Required argument missing for option: '--model'")]
    [InlineData("cluster --k 3 --json --k", "Required argument missing for option: '--k'")]
    [InlineData("embed . --seed 1 --seed", "Required argument missing for option: '--seed'")]
    [InlineData("embed . --model efficientnet-lite0,,efficientnet-lite2", "lacks a model before or after a comma")]
    [InlineData("embed . --model efficientnet-lite0,", "lacks a model before or after a comma")]
    [InlineData("embed p --model efficientnet-lite0,efficientnet-lite0", "names efficientnet-lite0 twice")]
    [InlineData("embed p --model=", "Required argument missing for option: '--model'")]
    [InlineData("models tune vgg16 --layer map --layer", "Required argument missing for option: '--layer'")]
    [InlineData("run ", "akin run: SOURCE is empty; it takes a value (the current folder is '.')")]
    [InlineData("run p ", "SOURCE is empty")]
    [InlineData("dedup ", "SOURCE is empty")]
    [InlineData("index ", "SOURCE is empty")]
    [InlineData("mosaic  --out M.png", "SOURCE is empty")]
    [InlineData("mosaic p --out ", "--out is empty")]
    [InlineData("run p --workspace ", "--workspace is empty")]
    [InlineData("report p --charts ", "--charts is empty")]
    [InlineData("dedup p --apply move --to ", "--to is empty")]
    [InlineData("dedup p --prefer ", "--prefer is empty")]
    [InlineData("journal replay ", "FILE is empty")]
    public async Task WrongCommandLine_IsRefusedInOneLine(string line, string expected)
    {
        using var host = new CliHost();
        Directory.CreateDirectory(host.PathOf("p"));
        var answer = await host.Run(line.Split(' '));
        Assert.Equal(2, answer.ExitCode);
        Assert.Empty(answer.Out);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.Equal(1, answer.Error.Count(c => c == '\n'));
        Assert.StartsWith("akin", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_WithAValue_TakeExactlyOneEachTime()
    {
        string[] mayComeAgain = ["--prefer", "--collections"];
        var tree = new CommandTree();
        var options = tree.Verbs.SelectMany(verb => verb.Options).Concat(tree.Common.All);
        Assert.All(options.Where(option => option.HelpName is not null), option =>
        {
            Assert.False(option.AllowMultipleArgumentsPerToken, option.Name);
            Assert.Equal((option.Name, 1), (option.Name, option.Arity.MinimumNumberOfValues));
            Assert.Equal(
                (option.Name, mayComeAgain.Contains(option.Name)),
                (option.Name, option.Arity.MaximumNumberOfValues > 1));
        });
    }

    [Fact]
    public void Options_OfWords_TakeEachOfTheirWords()
    {
        var tree = new CommandTree();
        var read = typeof(ParseResult).GetMethods().Single(method =>
            method is { Name: nameof(ParseResult.GetValue), IsGenericMethod: true }
            && method.GetParameters()[0].ParameterType.Name.StartsWith("Option", StringComparison.Ordinal));
        foreach (var (verb, option) in tree.Verbs.SelectMany(verb => verb.Options.Select(option => (verb, option))))
        {
            foreach (var word in (option.HelpName ?? "").Split('|').Where(word => word.All(char.IsAsciiLetterLower)))
            {
                var result = tree.Root.Parse([.. verb.FullName.Split(' '), option.Name, word]);
                Assert.Empty(result.GetResult(option)?.Errors ?? []);
                read.MakeGenericMethod(option.ValueType).Invoke(result, [option]);
            }
        }
    }

    [Fact]
    public async Task Version_IsPrintedByEveryVerb()
    {
        using var host = new CliHost();
        var plain = await host.Run("--version");
        Assert.Equal((0, ""), (plain.ExitCode, plain.Error));
        Assert.Matches(@"^akin \d+\.\d+\.\d+\n$", plain.Out);
        Assert.Equal(plain.Out, (await host.Run("cluster", "--version")).Out);
    }

    [Fact]
    public async Task Help_OptionWithManyWords_HasItsMeaningOnTheNextLine()
    {
        using var host = new CliHost();
        var help = (await host.Run("cluster", "--help")).Out;
        Assert.Contains("\n  --method kmeans|dbscan|hdbscan|agglomerative\n", help, StringComparison.Ordinal);
        Assert.All(help.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public async Task NoArguments_ShowTheCommands()
    {
        using var host = new CliHost();
        var answer = await host.Run();
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("\n  run ", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_Json_TellsEnginesModelsAndMachine()
    {
        using var host = new CliHost();
        var answer = await host.Run("doctor", "--json");
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(2, answer.Json.GetProperty("engines").GetArrayLength());
        Assert.All(answer.Json.GetProperty("engines").EnumerateArray(), engine =>
            Assert.True(engine.GetProperty("works").GetBoolean()));
        Assert.Contains(answer.Json.GetProperty("simd_bits").GetInt32(), new[] { 128, 256, 512 });
        Assert.Equal(Environment.ProcessorCount, answer.Json.GetProperty("cores").GetInt32());
        Assert.NotEqual(0, answer.Json.GetProperty("models").GetArrayLength());
    }
}
