using Akin.Duplicates;
using Akin.Duplicates.Comparing;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Duplicates.Comparing;

public sealed class LuminanceTests
{
    [Theory]
    [InlineData(31, 17, 31, 17)]
    [InlineData(31, 17, 12, 17)]
    [InlineData(31, 17, 31, 5)]
    [InlineData(256, 192, 128, 96)]
    [InlineData(7, 200, 2, 64)]
    [InlineData(2, 2, 5, 3)]
    public void Resized_TheWhole_IsAsThePartThatIsTheWhole(int width, int height, int newWidth, int newHeight)
    {
        var picture = Noise(width, height);
        var expected = picture.Resized(Frame.Whole, newWidth, newHeight);
        var resized = picture.Resized(newWidth, newHeight);
        Assert.Equal((newWidth, newHeight), (resized.Width, resized.Height));
        for (var i = 0; i < expected.Values.Length; i++)
        {
            Assert.Equal(expected.Values[i], resized.Values[i], 1e-3);
        }
    }

    /// <summary>Each turn by what its words say of the corners of a picture of two by three.</summary>
    [Theory]
    [InlineData(0, "ab cd ef")]
    [InlineData(1, "ba dc fe")]
    [InlineData(2, "ef cd ab")]
    [InlineData(3, "fe dc ba")]
    [InlineData(4, "ace bdf")]
    [InlineData(5, "eca fdb")]
    [InlineData(6, "bdf ace")]
    [InlineData(7, "fdb eca")]
    public void Turned_EachWay_PutsThePixelsWhereItSays(byte turn, string lines)
    {
        var picture = new Luminance(2, 3, [.. "abcdef".Select(letter => (float)letter)]).Turned(new(turn));
        Assert.Equal(lines.Split(' ')[0].Length, picture.Width);
        Assert.Equal(lines.Replace(" ", "", StringComparison.Ordinal), string.Concat(
            picture.Values.ToArray().Select(value => (char)value)));
    }

    private static Luminance Noise(int width, int height)
    {
        var random = new RandomSource(8);
        return new(width, height, [.. Enumerable.Range(0, width * height).Select(_ => (float)random.Next(256))]);
    }
}
