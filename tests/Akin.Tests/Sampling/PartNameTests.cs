using System.Text;
using Akin.Sampling.Copying;
using Xunit;

namespace Akin.Tests.Sampling;

public sealed class PartNameTests
{
    [Theory]
    [InlineData("a b.jpg", "a b.jpg")]
    [InlineData("..", "__")]
    [InlineData(".", "_")]
    [InlineData("..jpg", "..jpg")]
    [InlineData("a\0b", "a_b")]
    public void Of_NamesOfOtherSystems_AreNamesHere(string part, string expected) =>
        Assert.Equal(expected, PartName.Of(part));

    [Fact]
    public void Of_WhatLeadsOutOnWindows_StaysOneName()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Elsewhere these are letters of a name.");
        Assert.Equal(".._.._C_evil.jpg", PartName.Of("..\\..\\C:evil.jpg"));
    }

    [Theory]
    [InlineData("é")]
    [InlineData("🌸")]
    [InlineData("x")]
    public void Of_ALongName_IsCutBetweenLettersAndKeepsItsEnding(string letter)
    {
        var name = PartName.Of(string.Concat(Enumerable.Repeat(letter, 300)) + ".jpeg");
        Assert.InRange(Encoding.UTF8.GetByteCount(name), 200, 215);
        Assert.EndsWith(letter + ".jpeg", name, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', name);
        Assert.Equal("x", PartName.Of("x"));
        Assert.InRange(PartName.Of(new string('x', 250) + "." + new string('y', 250)).Length, 200, 215);
    }
}
