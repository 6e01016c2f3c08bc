using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin models check</c> of files that no catalogue knows, and of networks that were trained.</summary>
public sealed class ModelsCheckTests : IDisposable
{
    private readonly ModelsHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Check_AFile_RunsItAsItIsTaken()
    {
        var path = _host.Write("own.onnx", ModelsHost.Model);
        var pictures = _host.Write("seen/none", []);

        var answer = await _host.Run("check", path, "--json", "--pictures", Path.GetDirectoryName(pictures)!);

        Assert.Equal(0, answer.ExitCode);
        var model = answer.Json.GetProperty("models")[0];
        Assert.Equal(path, model.GetProperty("id").GetString());
        Assert.Equal("float32", model.GetProperty("precision").GetString());
        Assert.Equal(3, model.GetProperty("dimension").GetInt32());
        Assert.False(model.TryGetProperty("cosine", out _));
        Assert.Contains($"{path}: ", answer.Error, StringComparison.Ordinal); // what is assumed of it
        Assert.Equal(6, Directory.GetFiles(Path.GetDirectoryName(pictures)!, "16x16-*.png").Length);
    }

    [Fact]
    public async Task Check_SeveralFilesOfWhichOneIsDamaged_SaysWhichAndChecksTheOthers()
    {
        var good = _host.Write("good.onnx", ModelsHost.Model);
        var bad = _host.Write("bad.onnx", ModelsHost.Model[..40]);
        var overflowing = _host.Write("huge.onnx", Logarithms());

        var answer = await _host.Run("check", bad, good, overflowing);

        Assert.Equal(1, answer.ExitCode);
        var lines = answer.Out.TrimEnd('\n').Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Matches("bad.onnx +- +- +- +- +WRONG: The model file ", lines[1]);
        Assert.Contains("works; no reference to compare with", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("WRONG: it gives numbers that are not finite", lines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no file 'nothing.onnx'.", "nothing.onnx")]
    [InlineData("there is no model 'nothing'; the models are ", "nothing")]
    public async Task Check_WhatIsNotThere_IsRefused(string expected, string name)
    {
        var answer = await _host.Run("check", name);

        Assert.Equal(2, answer.ExitCode);
        Assert.StartsWith($"akin models check: {expected}", answer.Error, StringComparison.Ordinal);
    }

    /// <summary>The logarithms of planes, of which some are less than nothing.</summary>
    private static byte[] Logarithms()
    {
        var graph = new OnnxBuilder("logarithms", opset: 13);
        graph.Input("image", "n", 3, 16, 16);
        graph.Node("Log", ["image"], "logarithms");
        graph.Node("GlobalAveragePool", ["logarithms"], "pooled");
        graph.Node("Flatten", ["pooled"], "features");
        graph.Output("features", "n", 3);
        return graph.ToArray();
    }
}
