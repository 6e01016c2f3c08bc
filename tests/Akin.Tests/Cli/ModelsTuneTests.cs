using System.Text.Json;
using Akin.Embedding.Tuning;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin models tune</c>, and what other commands tell of it.</summary>
public sealed class ModelsTuneTests : IDisposable
{
    private readonly ModelsHost _host = new();

    private string Memory => Path.Combine(_host.Folder, ArrangementMemory.FileName);

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Tune_AModel_IsRememberedShownAndForgotten()
    {
        _host.AddTiny();
        _host.Write("models/tiny/tiny.onnx", ModelsHost.Model);

        var tuned = await _host.Run("tune", "tiny", "--threads", "2");

        Assert.Equal(0, tuned.ExitCode);
        Assert.StartsWith("tiny: 2 workers, ", tuned.Out, StringComparison.Ordinal);
        Assert.Contains("pictures/s", tuned.Out, StringComparison.Ordinal);
        Assert.Contains("fastest here", (await _host.Run("show", "tiny")).Out, StringComparison.Ordinal);
        var shown = JsonDocument.Parse((await _host.Run("show", "tiny", "--json")).Out).RootElement;
        var measured = shown.GetProperty("measured")[0];
        Assert.Equal(2, measured.GetProperty("threads").GetInt32());
        Assert.True(measured.GetProperty("pictures_per_second").GetDouble() > 0);
        var forgotten = await _host.Run("tune", "tiny", "--forget");
        Assert.Equal("1 measurement of tiny forgotten\n", forgotten.Out);
        Assert.DoesNotContain("fastest here", (await _host.Run("show", "tiny")).Out, StringComparison.Ordinal);
        Assert.Equal("nothing was measured of tiny\n", (await _host.Run("tune", "tiny", "--forget")).Out);
    }

    [Fact]
    public async Task Tune_WhereNothingCanBeWritten_SaysSo()
    {
        var path = _host.Write("own.onnx", ModelsHost.Model);
        Directory.CreateDirectory(Path.Combine(Memory, "in the way"));

        var tuned = await _host.Run("tune", path, "--threads", "1");

        Assert.Equal(1, tuned.ExitCode);
        Assert.Contains("so what was measured is not remembered", tuned.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tune_AFile_PrintsJson()
    {
        var path = _host.Write("own.onnx", ModelsHost.Model);

        var tuned = await _host.Run("tune", path, "--threads", "1", "--layer", "features", "--json");

        Assert.Equal(0, tuned.ExitCode);
        var summary = JsonDocument.Parse(tuned.Out).RootElement;
        Assert.Equal("own", summary.GetProperty("model").GetString());
        Assert.Equal(1, summary.GetProperty("measured").GetProperty("gain").GetDouble());
    }

    [Fact]
    public async Task Remove_AModel_ForgetsWhatWasMeasured()
    {
        _host.AddTiny();
        _host.Write("models/tiny/tiny.onnx", ModelsHost.Model);
        await _host.Run("tune", "tiny", "--threads", "1");
        Assert.Contains(ModelsHost.Hash, await File.ReadAllTextAsync(Memory, TestContext.Current.CancellationToken),
            StringComparison.Ordinal);

        await _host.Run("remove", "tiny");

        Assert.Empty(new ArrangementMemory(_host.Folder).All());
    }

    [Fact]
    public async Task Remove_AModel_TakesItsStoredGraphs()
    {
        _host.AddTiny();
        _host.Write("models/tiny/tiny.onnx", ModelsHost.Model);
        var other = _host.Write("models/graphs/0123456789abcdef-1/sum", [1]);
        var own = _host.Write($"models/graphs/{ModelsHost.Hash[..16]}-1/sum", [1]);

        await _host.Run("remove", "tiny");

        Assert.False(File.Exists(own));
        Assert.True(File.Exists(other));
    }

    [Theory]
    [InlineData("akin models tune: there is no model 'nothing'; the models are ", "nothing")]
    [InlineData("akin models tune: there is no file 'nothing.onnx'.", "nothing.onnx")]
    [InlineData("akin models tune: MODEL is missing")]
    [InlineData("akin models tune: --pool does not fit", "OWN", "--pool", "cls")]
    [InlineData("akin models tune: --layer", "OWN", "--layer", "nowhere")]
    public async Task Tune_WhatCannotBe_IsRefusedInOneLine(string expected, params string[] words)
    {
        var path = _host.Write("own.onnx", ModelsHost.Model);

        var answer = await _host.Run(["tune", .. words.Select(word => word == "OWN" ? path : word)]);

        Assert.Equal(2, answer.ExitCode);
        Assert.StartsWith(expected, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd('\n').Split('\n'));
    }
}
