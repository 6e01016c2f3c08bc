using Akin.Embedding;
using Akin.Embedding.Models;
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
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Embed_ModelCutShort_SaysSoInOneLine() =>
        Assert.Equal(0, await AcceptedOf(MalformedModels.Truncated(), 60));

    [Fact]
    public async Task Embed_OtherFiles_AreRefusedInOneLine() =>
        Assert.Equal(0, await AcceptedOf(MalformedModels.Foreign(), 25));

    [Fact]
    public async Task Embed_GraphsThatMakeNoFeatures_AreRefusedInOneLine() =>
        Assert.Equal(0, await AcceptedOf(MalformedModels.Graphs(), 50));

    [Fact]
    public async Task Embed_OneBitChanged_IsRefusedOrStillAModel() =>
        Assert.InRange(await AcceptedOf(MalformedModels.Flipped(), 120), 1, 110);

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
            accepted += await Accepts(fault, path) ? 1 : 0;
            count++;
        }

        Assert.Equal(expected, count);
        return accepted;
    }

    private async Task<bool> Accepts(string fault, string path)
    {
        Directory.CreateDirectory(_host.PathOf("pictures"));
        var before = GC.GetTotalAllocatedBytes();
        var answer = await _host.Run("embed", "pictures", "--model", path);
        var allocated = GC.GetTotalAllocatedBytes() - before;

        Assert.True(allocated < 1L << 30, $"{fault}: {allocated:N0} bytes allocated");
        if (answer.ExitCode == 0)
        {
            return Computes(path);
        }

        var lines = answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(answer.ExitCode is 1 or 2, $"{fault}: exit code {answer.ExitCode}");
        Assert.True(lines.Length == 1, $"{fault}: {answer.Error}");
        Assert.StartsWith("akin embed: ", lines[0], StringComparison.Ordinal);
        Assert.False(lines[0].Contains("AKIN_DEBUG", StringComparison.Ordinal), $"{fault}: {lines[0]}");
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
