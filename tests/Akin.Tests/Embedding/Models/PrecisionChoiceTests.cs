using Akin.Embedding.Models;
using Xunit;

namespace Akin.Tests.Embedding.Models;

public sealed class PrecisionChoiceTests
{
    [Theory]
    [InlineData(0x20, 1, 1 << 11, 0, true)] // AVX512-VNNI
    [InlineData(0x20, 1, 0, 1 << 4, true)] // AVX-VNNI
    [InlineData(0x20, 0, 0, 1 << 4, false)] // The second subleaf is not there: what it says means nothing.
    [InlineData(0x20, 1, ~(1 << 11), ~(1 << 4), false)] // Everything but VNNI.
    [InlineData(0x06, 1, 1 << 11, 1 << 4, false)] // An old processor without the leaf.
    [InlineData(0x20, 1, 1 << 11, 1 << 4, false, ~(1 << 27))] // A system that does not save the wide registers.
    public void MultipliesBytesExactly_ByLeaf7_IsWhatTheManualSays(
        int leaves, int subleaves, int ecx, int eaxOfSubleaf1, bool expected, int ecxOfLeaf1 = 1 << 27) =>
        Assert.Equal(expected, PrecisionChoice.MultipliesBytesExactly((leaf, subleaf) => (leaf, subleaf) switch
        {
            (0, _) => (leaves, 0, 0, 0),
            (1, _) => (0, 0, ecxOfLeaf1, 0),
            (7, 0) => (subleaves, 0, ecx, 0),
            (7, 1) => (eaxOfSubleaf1, 0, 0, 0),
            _ => throw new ArgumentOutOfRangeException(nameof(leaf)),
        }));

    [Theory]
    [InlineData(Precision.Float32)]
    [InlineData(Precision.Int8)]
    public void Resolve_Given_IsObeyed(Precision wanted) => Assert.Equal(wanted, PrecisionChoice.Resolve(wanted));

    [Fact]
    public void Resolve_Auto_IsOneOfTheTwoAndStaysTheSame() =>
        Assert.Equal(PrecisionChoice.Resolve(null), PrecisionChoice.Resolve(null));

    [Theory]
    [InlineData("Float32 Int8", null, Precision.Int8, Precision.Int8)]
    [InlineData("Float32 Int8", null, Precision.Float32, Precision.Float32)]
    [InlineData("Float32", null, Precision.Int8, Precision.Float32)]
    [InlineData("Int8", null, Precision.Float32, Precision.Int8)] // int8 runs everywhere
    [InlineData("Float16", null, Precision.Int8, Precision.Float16)]
    [InlineData("Int8 Float16", null, Precision.Float32, Precision.Float16)]
    [InlineData("Int8", Precision.Float32, Precision.Int8, Precision.Float32)] // asked for, there or not
    public void Among_FilesThereAre_TakesWhatCanBeUsed(
        string there, Precision? wanted, Precision suits, Precision expected) =>
        Assert.Equal(expected, PrecisionChoice.Among(
            there.Split(' ').Select(Enum.Parse<Precision>), wanted, suits));
}
