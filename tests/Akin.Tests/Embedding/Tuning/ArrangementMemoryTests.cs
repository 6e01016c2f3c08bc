using Akin.Embedding.Tuning;
using Akin.Native.Onnx;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Embedding.Tuning;

public sealed class ArrangementMemoryTests : IDisposable
{
    private static readonly MeasuredArrangement One = new(
        "net", new string('a', 64), "float32, 224 x 224", OnnxDevice.Cpu, "1.30.0", "cpu", 4, new(4, 1, 4, 4), 12, 1.4);

    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf("models", ArrangementMemory.FileName);

    private ArrangementMemory Memory => new(_folder.PathOf("models"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_WhatWasRemembered_IsFoundByModelUseAndMachine()
    {
        Assert.True(Memory.Remember(One));

        Assert.Equal(One, Memory.Find(One with { Gain = 1, Arrangement = Arrangement.Plain(4) }));
        Assert.Null(Memory.Find(One with { Sha256 = new string('b', 64) }));
        Assert.Null(Memory.Find(One with { Features = "float32, 192 x 192" }));
        Assert.Null(Memory.Find(One with { Device = OnnxDevice.Cuda }));
        Assert.Null(Memory.Find(One with { Engine = "1.31.0" }));
        Assert.Null(Memory.Find(One with { Processor = "other" }));
        Assert.Null(Memory.Find(One with { Threads = 8 }));
    }

    [Fact]
    public void Remember_TheSameAgain_TakesItsPlace()
    {
        Memory.Remember(One);
        Memory.Remember(One with { Gain = 2 });

        Assert.Equal(2, Assert.Single(Memory.All()).Gain);
        Assert.Equal(File, Assert.Single(Directory.GetFiles(_folder.PathOf("models"))));
    }

    [Fact]
    public void Remember_VeryMany_KeepsTheLatest()
    {
        for (var threads = 1; threads <= 230; threads++)
        {
            Memory.Remember(One with { Threads = threads });
        }

        Assert.Equal(Enumerable.Range(31, 200), Memory.All().Select(each => each.Threads));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[{\"model\":\"net\"}]")]
    [InlineData("[1]")]
    public void All_ADamagedFile_IsLikeNone(string text)
    {
        _folder.Write("models/" + ArrangementMemory.FileName, System.Text.Encoding.UTF8.GetBytes(text));

        Assert.Empty(Memory.All());
        Assert.True(Memory.Remember(One));
        Assert.Equal(One, Assert.Single(Memory.All()));
    }

    [Fact]
    public void RememberAndForget_EntriesOfANewerProgram_KeepThem()
    {
        Memory.Remember(One);
        var entry = System.IO.File.ReadAllText(File).Trim()[1..^1];
        var newer = entry.Replace("\"pictures\": 4", "\"pictures\": 64", StringComparison.Ordinal);
        var other = entry.Replace("\"cpu\"", "\"other\", \"note\": \"kept\"", StringComparison.Ordinal);
        System.IO.File.WriteAllText(File, $"[{newer}, {other}, {{\"kind\": 2}}, 7]");

        Assert.Equal("other", Assert.Single(Memory.All()).Processor);
        Assert.True(Memory.Remember(One));
        Assert.Equal(2, Memory.All().Count);
        Assert.Equal(2, Memory.Forget(One.Sha256));
        Memory.Remember(One with { Sha256 = new string('b', 64) });
        var text = System.IO.File.ReadAllText(File);
        Assert.Contains("\"pictures\": 64", text, StringComparison.Ordinal);
        Assert.Contains("\"kind\": 2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("kept", text, StringComparison.Ordinal); // forgotten with its model
    }

    [Fact]
    public void Remember_AnotherLayoutOfTheFile_LeavesItAlone()
    {
        const string newer = "{\"version\": 2, \"arrangements\": []}";
        _folder.Write("models/" + ArrangementMemory.FileName, System.Text.Encoding.UTF8.GetBytes(newer));

        Assert.Empty(Memory.All());
        Assert.False(Memory.Remember(One));
        Assert.Equal(0, Memory.Forget(One.Sha256));
        Assert.Equal(newer, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Remember_AfterAProgramThatWasEndedWhileItWrote_TakesItsLeftoversAway()
    {
        var old = _folder.Write($"models/{ArrangementMemory.FileName}.1.unfinished", 1);
        var young = _folder.Write($"models/{ArrangementMemory.FileName}.2.unfinished", 1);
        var foreign = _folder.Write("models/other.json.1.unfinished", 1);
        System.IO.File.SetLastWriteTimeUtc(old, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        System.IO.File.SetLastWriteTimeUtc(foreign, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Memory.Remember(One);

        Assert.False(System.IO.File.Exists(old));
        Assert.True(System.IO.File.Exists(young));
        Assert.True(System.IO.File.Exists(foreign));
    }

    [Fact]
    public void All_ImpossibleNumbers_AreLeftOut()
    {
        Memory.Remember(One);
        var text = System.IO.File.ReadAllText(File);
        var impossible = text.Replace("\"pictures\": 4", "\"pictures\": 4000", StringComparison.Ordinal);
        Assert.NotEqual(text, impossible);
        System.IO.File.WriteAllText(File, impossible);

        Assert.Empty(Memory.All());
    }

    [Fact]
    public void Remember_WhereNothingCanBeWritten_SaysSo()
    {
        _folder.Write("models", 1);

        Assert.False(Memory.Remember(One));
        Assert.Empty(Memory.All());
    }

    [Fact]
    public void Forget_AModel_LeavesTheOthers()
    {
        var other = One with { Sha256 = new string('b', 64) };
        Memory.Remember(One);
        Memory.Remember(One with { Threads = 2 });
        Memory.Remember(other);

        Assert.Equal(2, Memory.Forget(One.Sha256));
        Assert.Equal(other, Assert.Single(Memory.All()));
        Assert.Equal(0, Memory.Forget(One.Sha256));
    }
}
