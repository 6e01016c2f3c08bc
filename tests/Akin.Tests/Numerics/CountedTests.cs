using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class CountedTests
{
    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(4, "4th")]
    [InlineData(11, "11th")]
    [InlineData(13, "13th")]
    [InlineData(21, "21st")]
    [InlineData(112, "112th")]
    [InlineData(1003, "1,003rd")]
    public void Ordinal_ANumber_IsSaidAsAPlaceInARow(int number, string words) =>
        Assert.Equal(words, Counted.Ordinal(number));
}
