using System.Text.Json;
using Akin.Imaging;
using Akin.Intake;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

public sealed class TrainVerbTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Describe_OfTheDefault_PrintsTheTable()
    {
        var answer = await _host.Run("train", "autoencoder", "--describe");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("conv2d_5", answer.Out, StringComparison.Ordinal);
        Assert.EndsWith("13,171 parameters\n", answer.Out, StringComparison.Ordinal);
        var json = await _host.Run("train", "autoencoder", "--describe", "--json");
        Assert.Equal(13_171, json.Json.GetProperty("parameters").GetInt32());
        Assert.Equal(
            [240, 320, 3],
            json.Json.GetProperty("layers")[0].GetProperty("output_shape").EnumerateArray().Select(n => n.GetInt32()));
    }

    [Theory]
    [InlineData("37x53", "40x56", "7 × 5 × 8")]
    [InlineData("100", "104x104", "13 × 13 × 8")]
    [InlineData("2048x8", "2048x8", "1 × 256 × 8")]
    public async Task Describe_OfAnySize_TakesTheNextThatCanBeHalved(string asked, string taken, string code)
    {
        var answer = await _host.Run("train", "autoencoder", "--describe", "--size", asked);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(asked != taken, answer.Error.Contains($"squashed to {taken}:", StringComparison.Ordinal));
        var (width, height) = (taken.Split('x')[0], taken.Split('x')[1]);
        Assert.Contains($"{height} × {width} × 3", answer.Out, StringComparison.Ordinal);
        Assert.Contains(code, answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "64 × 64 × 3", "475,747 parameters")]
    [InlineData("--size 37x53", "64 × 48 × 3", "4 × 3 × 64")]
    [InlineData("--size 32x24 --depth 2 --width 2", "24 × 32 × 3", "6 × 8 × 32")]
    [InlineData("--size 3", "4 × 4 × 3", "2 × 2 × 8")]
    public async Task Describe_OfADenseCode_HasTheDefaultsOfItsFamily(string more, params string[] expected)
    {
        var answer = await _host.Run(["train", "autoencoder", "--describe", "--code-size", "128",
            .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(0, answer.ExitCode);
        Assert.All(expected, part => Assert.Contains(part, answer.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Train_OfADenseCode_TakesItsOwnDefaultsWhereNothingIsSaid()
    {
        await DrawAsync(4);
        string[] small = ["train", "autoencoder", "p", "--size", "8", "--code-size", "2"];
        await Done([.. small, "--name", "usual"]);
        await Done([
            .. small, "--name", "own", "--flip", "false", "--crop", "0", "--jitter", "0.1", "--restore", "false",
            "--epochs", "3", "--schedule", "constant", "--patience", "2"]);

        var usual = Card("usual");
        Assert.Equal(60, usual.GetProperty("epochs").GetArrayLength());
        Assert.Equal("cosine", usual.GetProperty("schedule").GetString());
        Assert.Equal(
            """{"flip":true,"jitter":0.3,"crop":0.5,"noise":0,"restore":true}""", Changes(usual));
        var own = Card("own");
        Assert.Equal(3, own.GetProperty("epochs").GetArrayLength());
        Assert.Equal("constant", own.GetProperty("schedule").GetString());
        Assert.Equal(
            """{"flip":false,"jitter":0.1,"crop":0,"noise":0,"restore":false}""", Changes(own));

        var nothing = await _host.Run("train", "autoencoder", "p", "--restore", "--noise", "0.1");
        Assert.Equal(2, nothing.ExitCode);
        Assert.Contains("--restore", nothing.Error, StringComparison.Ordinal);

        JsonElement Card(string name) => JsonElement.Parse(File.ReadAllText(
            _host.PathOf("p.akin", "autoencoders", name, "card.json")));
        static string Changes(JsonElement card) =>
            JsonSerializer.Serialize(card.GetProperty("augmentation"));
    }

    [Fact]
    public async Task Train_OfAFewPictures_SaysWhereTheModelIs()
    {
        await DrawAsync(4);
        var answer = await _host.Run(
            "train", "autoencoder", "p", "--size", "32x16", "--epochs", "2", "--code-size", "3", "--json");

        Assert.Equal(0, answer.ExitCode);
        using var json = JsonDocument.Parse(answer.Out);
        var root = json.RootElement;
        Assert.Equal(3, root.GetProperty("dimension").GetInt32());
        Assert.Equal(2, root.GetProperty("epochs").GetInt32());
        Assert.Equal("finished", root.GetProperty("end").GetString());
        var folder = Path.GetDirectoryName(root.GetProperty("model").GetString()!)!;
        Assert.Equal(
            [
                "autoencoder.onnx", "card.json", "checkpoint.bin", "loss.csv", "loss.png", "loss.svg",
                "reconstructions.png",
            ],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("0", 4 * 2 * 8)]
    [InlineData("5", 5)]
    public async Task Embed_ByATrainedNetwork_TakesItsCode(string codeSize, int dimension)
    {
        await DrawAsync(5);
        string[] size = codeSize == "0" ? [] : ["--code-size", codeSize];
        Assert.Equal(0, (await _host.Run(
            ["train", "autoencoder", "p", "--size", "32x16", "--epochs", "1", "--name", "own", .. size])).ExitCode);

        var answer = await _host.Run("embed", "--model", "autoencoder:own", "--json");
        var cluster = await _host.Run("cluster", "--model", "autoencoder", "--k", "2", "--json");
        var wrong = await _host.Run("embed", "--model", "autoencoder:other");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(dimension, answer.Json.GetProperty("dimension").GetInt32());
        Assert.Equal("autoencoder:own", answer.Json.GetProperty("model").GetString());
        Assert.Equal(0, cluster.ExitCode);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("trained in this workspace are autoencoder:own.", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_KilledBetweenFileAndCard_LeavesTheNetworkThatASetIsOf()
    {
        await DrawAsync(5);
        string[] train = ["train", "autoencoder", "p", "--size", "32x16", "--code-size", "3", "--epochs"];
        await Done([.. train, "1"]);
        await Done("cluster", "--model", "autoencoder", "--k", "2");
        await Done([.. train, "2", "--name", "other"]);
        var folder = _host.PathOf("p.akin", "autoencoders", "autoencoder");
        var (file, card) = (Path.Join(folder, "autoencoder.onnx"), Path.Join(folder, "card.json"));
        var old = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        var earlier = Directory.CreateDirectory(Path.Join(folder, "earlier")).FullName;
        var kept = Path.Join(earlier, Fingerprint.OfFile(file).ToString());
        File.Copy(file, kept + ".onnx");
        File.Copy(card, kept + ".json");
        File.Copy(_host.PathOf("p.akin", "autoencoders", "other", "other.onnx"), file, overwrite: true);

        await DrawAsync(6);
        var grown = await Done("cluster", "p", "--k", "2", "--json");
        Assert.Equal(6, grown.Json.GetProperty("pictures").GetInt32());
        await Done([.. train, "2"]);
        Assert.Equal(old, await File.ReadAllBytesAsync(kept + ".onnx", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Remove_OfSeveralOfWhichOneStays_DeletesNone()
    {
        await DrawAsync(3);
        await Done("train", "autoencoder", "p", "--size", "32x16", "--epochs", "1");

        var mixed = await _host.Run("models", "remove", "autoencoder:autoencoder", "efficientnet-lite0");
        var unknown = await _host.Run("models", "remove", "autoencoder:autoencoder", "autoencoder:nothing");

        Assert.Equal((2, 2), (mixed.ExitCode, unknown.ExitCode));
        Assert.True(File.Exists(_host.PathOf("p.akin", "autoencoders", "autoencoder", "autoencoder.onnx")));
        await Done("models", "remove", "autoencoder:autoencoder", "autoencoder:autoencoder");
    }

    [Fact]
    public async Task Models_OfATrainedNetwork_CheckTuneAndShowIt()
    {
        await DrawAsync(3);
        await Done("train", "autoencoder", "p", "--size", "32x16", "--code-size", "3", "--epochs", "1");
        using var models = new ModelsHost();
        async Task<CliAnswer> Run(params string[] words) =>
            await models.Run([.. words, "--workspace", _host.PathOf("p.akin")]);

        var network = (await Run("check", "autoencoder:autoencoder", "--json")).Json.GetProperty("models")[0];
        Assert.Equal("autoencoder:autoencoder", network.GetProperty("id").GetString());
        Assert.Equal(3, network.GetProperty("dimension").GetInt32());
        Assert.True(network.GetProperty("passed").GetBoolean());
        var all = (await Run("check", "--json")).Json.GetProperty("models").EnumerateArray().ToList();
        Assert.Equal("autoencoder:autoencoder", all[^1].GetProperty("id").GetString());

        // The kind alone means the only one there is.
        Assert.Contains("3 numbers", (await Run("show", "autoencoder")).Out, StringComparison.Ordinal);
        var tuned = await Run("tune", "autoencoder", "--threads", "1");
        Assert.StartsWith("autoencoder:autoencoder: 1 worker", tuned.Out, StringComparison.Ordinal);
        Assert.Contains("fastest here", (await Run("show", "autoencoder")).Out, StringComparison.Ordinal);
        Assert.Contains("1 measurement of autoencoder:autoencoder forgotten",
            (await Run("tune", "autoencoder:autoencoder", "--forget")).Out, StringComparison.Ordinal);

        foreach (var verb in new[] { "check", "tune", "show" })
        {
            var unknown = await Run(verb, "autoencoder:other");
            Assert.Equal(2, unknown.ExitCode);
            Assert.EndsWith("trained there are autoencoder:autoencoder.\n", unknown.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Train_AgainUnderTheSameName_LetsTheSetGrowByTheNetworkItWasMadeWith()
    {
        await DrawAsync(5);
        string[] train = ["train", "autoencoder", "p", "--size", "32x16", "--code-size", "3", "--epochs"];
        await Done([.. train, "1"]);
        await Done("cluster", "--model", "autoencoder", "--k", "2");
        await Done("export", "--features", "before.npy");

        var second = await Done([.. train, "2"]);
        Assert.Contains("the set autoencoder keeps the network that there is", second.Error, StringComparison.Ordinal);
        await DrawAsync(7);
        var grown = await Done("cluster", "p", "--k", "2", "--json");
        Assert.Equal(7, grown.Json.GetProperty("pictures").GetInt32());
        await Done("export", "--features", "after.npy");
        const int Header = 128;
        var (before, after) = (Bytes("before.npy")[Header..], Bytes("after.npy")[Header..]);
        Assert.Equal(before, after[..before.Length]);

        // The new one makes a set of its own; the old one goes with its set.
        var other = await Done("embed", "--model", "autoencoder", "--json");
        Assert.Equal(7, other.Json.GetProperty("embedded").GetInt32());
        var kept = Path.Join("p.akin", "autoencoders", "autoencoder", "earlier");
        Assert.Equal(2, Directory.GetFiles(_host.PathOf(kept)).Length);
        var refused = await _host.Run("models", "remove", "autoencoder:autoencoder");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("delete it first: akin features delete autoencoder", refused.Error, StringComparison.Ordinal);
        await Done("features", "delete", "autoencoder", "--force");
        await Done([.. train, "3"]);
        Assert.Equal(2, Directory.GetFiles(_host.PathOf(kept)).Length);
        await Done("features", "delete", "autoencoder-2", "--force");
        await Done([.. train, "4"]);
        Assert.Empty(Directory.GetFiles(_host.PathOf(kept)));
        await Done("models", "remove", "autoencoder:autoencoder");
        Assert.Empty(Directory.GetFileSystemEntries(_host.PathOf("p.akin", "autoencoders")));

        byte[] Bytes(string name) => File.ReadAllBytes(_host.PathOf(name));
    }

    [Fact]
    public async Task Train_AgainWhenAllIsDone_WritesNothing()
    {
        await DrawAsync(4);
        string[] train = ["train", "autoencoder", "p", "--size", "32x16", "--epochs", "2"];
        await Done(train);
        var before = Written();

        var again = await Done(train);

        Assert.Contains("all done before", again.Out, StringComparison.Ordinal);
        Assert.Equal(before, Written());
        File.Delete(_host.PathOf("p.akin", "autoencoders", "autoencoder", "loss.png"));
        await Done(train);
        Assert.Equal(before.Keys, Written().Keys);

        SortedDictionary<string, DateTime> Written() => new(Directory
            .GetFiles(_host.PathOf("p.akin", "autoencoders"), "*", SearchOption.AllDirectories)
            .ToDictionary(file => file, File.GetLastWriteTimeUtc));
    }

    [Fact]
    public async Task Models_OfAWorkspace_AreListedShownAndFoundAgainByTheirKind()
    {
        await DrawAsync(4);
        await Done("train", "autoencoder", "p", "--size", "32x16", "--epochs", "1", "--name", "one");
        await Done("embed", "--model", "autoencoder");
        await Done("train", "autoencoder", "p", "--size", "32x16", "--epochs", "1", "--name", "two");
        await DrawAsync(6);

        // "autoencoder" meant the only one there was.
        var grown = await Done("cluster", "p", "--k", "2", "--json");
        Assert.Equal(6, grown.Json.GetProperty("pictures").GetInt32());
        var rows = (await Done("models", "list", "--json")).Json.GetProperty("models").EnumerateArray()
            .Where(row => row.GetProperty("origin").GetString() == "workspace").ToArray();
        Assert.Equal(
            ["autoencoder:one", "autoencoder:two"], rows.Select(row => row.GetProperty("id").GetString()));
        Assert.All(rows, row => Assert.True(row.GetProperty("present").GetBoolean()));
        Assert.Contains("32", (await Done("models", "show", "autoencoder:two")).Out, StringComparison.Ordinal);
        var wrong = await _host.Run("models", "show", "autoencoder:three");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("trained there are autoencoder:one, autoencoder:two.", wrong.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--size", "1024x1024", "--batch", "256", "--code-size", "16", "--memory", "1GB")]
    [InlineData("--size", "2048", "--width", "8", "--batch", "1024", "--code-size", "1", "--depth", "4")]
    [InlineData("--memory", "70MB")]
    public async Task Train_ThatTakesMoreMemoryThanThereIs_IsRefusedBeforeAnyWork(params string[] options)
    {
        await DrawAsync(2);
        var answer = await _host.Run(["train", "autoencoder", "p", .. options]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("pictures a step takes about", answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host.PathOf("p.akin", "autoencoders")));
    }

    [Theory]
    [InlineData("--depth 4 halves pictures of 12x40 to nothing", "--size", "12x40", "--depth", "4")]
    [InlineData("--depth cannot be '7'", "--depth", "7")]
    [InlineData("Levels of 768, 384, 192, 96, 48, 24 filters", "--width", "3", "--depth", "6", "--size", "64x64")]
    [InlineData("--batch cannot be '10000'", "--batch", "10000")]
    [InlineData("validation part 0.9: 0 to 0.5.", "--validation", "0.9")]
    [InlineData("--name cannot be '../x'", "--name", "../x")]
    [InlineData("--epochs cannot be '0'", "--epochs", "0")]
    [InlineData("--loss cannot be 'l1'", "--loss", "l1")]
    public async Task Train_WithBadOptions_IsRefusedInOneLine(string words, params string[] options)
    {
        var answer = await _host.Run(["train", "autoencoder", "--describe", .. options]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Out);
    }

    private async Task<CliAnswer> Done(params string[] line)
    {
        var answer = await _host.Run(line);
        Assert.True(answer.ExitCode == 0, answer.Error);
        return answer;
    }

    private async Task DrawAsync(int count)
    {
        Directory.CreateDirectory(_host.PathOf("p"));
        for (var i = 0; i < count; i++)
        {
            await File.WriteAllBytesAsync(
                _host.PathOf("p", $"{i}.png"), PictureEncoder.Png(Pictures.Corners(30 + i, 20)),
                TestContext.Current.CancellationToken);
        }
    }
}
