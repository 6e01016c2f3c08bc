using Akin.Cli.Parsing;
using Xunit;

namespace Akin.Tests.Cli.Parsing;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData("4GB", 4_000_000_000)]
    [InlineData("512 mb", 512_000_000)]
    [InlineData("1.5GiB", 1_610_612_736)]
    [InlineData("2k", 2_000)]
    [InlineData(" 77 ", 77)]
    [InlineData("12B", 12)]
    public void TryParse_Size_GivesBytes(string text, long expected)
    {
        Assert.True(ByteSize.TryParse(text, out var bytes));
        Assert.Equal(expected, bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GB")]
    [InlineData("4XB")]
    [InlineData("-1GB")]
    [InlineData("1e3")]
    [InlineData("1,5GB")]
    [InlineData("99999999TB")]
    public void TryParse_NoSize_IsRefused(string text) => Assert.False(ByteSize.TryParse(text, out _));

    [Theory]
    [InlineData(999, "999 bytes")]
    [InlineData(1_500, "2 kB")]
    [InlineData(999_499, "999 kB")]
    [InlineData(999_500, "1 MB")]
    [InlineData(999_999, "1 MB")]
    [InlineData(512_000_000, "512 MB")]
    [InlineData(999_499_999, "999 MB")]
    [InlineData(999_500_000, "1.0 GB")]
    [InlineData(999_999_999, "1.0 GB")]
    [InlineData(4_240_000_000, "4.2 GB")]
    public void Write_Bytes_GivesDecimalUnits(long bytes, string expected) =>
        Assert.Equal(expected, ByteSize.Write(bytes));
}
