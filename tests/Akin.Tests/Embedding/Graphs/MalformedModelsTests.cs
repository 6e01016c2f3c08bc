using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Imaging;
using Akin.Native.Onnx;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Embedding.Graphs;

/// <summary>
/// Whatever is in a file: one line that says what is wrong, exit code 1 or 2, no stack trace, no crash, and no memory
/// for what a file only claims.
/// </summary>
public sealed class MalformedModelsTests : IDisposable
{
    /// <summary>The changes that make no model any more: byte and bit.</summary>
    private const string Refused =
        """
        planes: 0.0 17.1 34.2 51.3 68.4 85.5 119.7 136.0 153.1 170.2 204.4 255.7 272.0 306.2 323.3 357.5
        374.6 23.7
        branches: 0.0 17.1 34.2 51.3 68.4 85.5 119.7 136.0 153.1 170.2 221.5 255.7 272.0 289.1 306.2 323.3
        340.4 357.5 374.6 425.1 476.4 493.5 527.7 544.0 578.2 595.3 23.7
        vit: 0.0 17.1 34.2 68.4 85.5 102.6 119.7 136.0 153.1 170.2 238.6 255.7 272.0 289.1 306.2 323.3 340.4
        357.5 374.6 391.7 442.2 459.3 476.4 493.5 510.6 561.1 578.2 595.3 612.4 23.7
        """;

    private static readonly byte[] Picture = PictureEncoder.Jpeg(Pictures.Corners(40, 30), 90);
    private readonly CliHost _host = new();
    private readonly List<string> _refused = [];

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Embed_ModelCutShort_SaysSoInOneLine() =>
        Assert.Equal(0, await AcceptedOf(MalformedModels.Truncated(), 60));

    [Fact]
    public async Task Embed_OtherFiles_AreRefusedInOneLine() =>
        Assert.Equal(0, await AcceptedOf(MalformedModels.Foreign(), 25));

    [Fact]
    public async Task Embed_GraphsThatMakeNoFeatures_AreRefusedInOneLine() =>
        Assert.Equal(0, await AcceptedOf(MalformedModels.Graphs(), 56));

    [Fact]
    public async Task Embed_OneBitChanged_IsRefusedOrStillAModel()
    {
        await AcceptedOf(MalformedModels.Flipped(), 120);

        var refused = _refused.GroupBy(fault => fault.Split(',')[0], fault => fault.Split(' '))
            .Select(each => each.Key + ": " + string.Join(' ', each.Select(words => $"{words[^1]}.{words[2]}")));
        Assert.Equal(Refused.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), Words(refused));

        static string[] Words(IEnumerable<string> lines) => string.Join(' ', lines).Split(' ');
    }

    [Fact]
    public async Task Embed_FolderOrNoFile_IsRefusedInOneLine()
    {
        Directory.CreateDirectory(_host.PathOf("folder.onnx"));

        Assert.False(await Accepts("a folder", _host.PathOf("folder.onnx")));
        Assert.False(await Accepts("no file", _host.PathOf("none.onnx")));
        Assert.False(await Accepts("no folder", _host.PathOf("none", "none.onnx")));
    }

    /// <summary>How many of some files make features; the others are refused as they should be.</summary>
    private async Task<int> AcceptedOf(IEnumerable<(string Fault, byte[] Bytes)> files, int expected)
    {
        var (count, accepted) = (0, 0);
        foreach (var (fault, bytes) in files)
        {
            var path = _host.PathOf("model.onnx");
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            var accepts = await Accepts(fault, path);
            accepted += accepts ? 1 : 0;
            _refused.AddRange(accepts ? [] : [fault]);
            count++;
        }

        Assert.Equal(expected, count);
        return accepted;
    }

    private async Task<bool> Accepts(string fault, string path)
    {
        Directory.CreateDirectory(_host.PathOf("pictures"));
        await File.WriteAllBytesAsync(
            _host.PathOf("pictures", "one.jpg"), Picture, TestContext.Current.CancellationToken);
        var before = GC.GetTotalAllocatedBytes();
        var answer = await _host.Run("embed", "pictures", "--model", path);
        var allocated = GC.GetTotalAllocatedBytes() - before;

        Assert.True(allocated < 1L << 30, $"{fault}: {allocated:N0} bytes allocated");
        if (answer.ExitCode is 0 or 3)
        {
            // It ran; where its numbers are none, the picture has no features.
            return Computes(path);
        }

        var lines = answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(answer.ExitCode is 1 or 2, $"{fault}: exit code {answer.ExitCode}");
        Assert.StartsWith("akin embed: ", lines[^1], StringComparison.Ordinal);
        Assert.True(lines.Count(line => line.StartsWith("akin embed: ", StringComparison.Ordinal)) == 1, answer.Error);
        Assert.True(
            lines[^1].Contains(path, StringComparison.Ordinal) || lines[^1].Contains("--", StringComparison.Ordinal),
            $"{fault}: neither file nor option is named: {lines[^1]}");
        Assert.False(lines[^1].Contains("doctor", StringComparison.Ordinal), $"{fault}: {lines[^1]}");
        Assert.False(answer.Error.Contains("AKIN_DEBUG", StringComparison.Ordinal), $"{fault}: {answer.Error}");
        Assert.False(answer.Error.Contains("   at ", StringComparison.Ordinal), $"{fault}: {answer.Error}");
        return false;
    }

    /// <summary>Whether a model that was accepted computes; where not, the engine says why.</summary>
    private static bool Computes(string path)
    {
        try
        {
            using var model = EmbeddingModel.Open(ExtractorRecipe.Choose(new ExtractorChoice { Model = path }));
            using var extractor = new FeatureExtractor(model);
            extractor.Extract(new byte[extractor.PixelBytes], new float[extractor.Dimension]);
            return true;
        }
        catch (Exception e) when (e is OnnxException or ModelUnavailableException)
        {
            return false;
        }
    }
}
