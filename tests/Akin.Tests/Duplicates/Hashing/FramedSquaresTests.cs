using Akin.Duplicates.Comparing;
using Akin.Duplicates.Hashing;
using Xunit;

namespace Akin.Tests.Duplicates.Hashing;

public sealed class FramedSquaresTests
{
    [Theory]
    [InlineData(256, 256)]
    [InlineData(191, 256)]
    [InlineData(40, 7)]
    [InlineData(1, 1)]
    public void Of_AnySize_GivesEachPartAsItIsSqueezedAlone(int width, int height)
    {
        var picture = Luminance.Of(DrawnPictures.Draw(4, 2, width, height));
        var squares = FramedSquares.Of(picture);
        Assert.Equal(HashFrames.Parts, squares.Length);
        Assert.All(squares.Zip(HashFrames.All), pair => Assert.Equal(
            picture.Resized(pair.Second, PictureHash.Side, PictureHash.Side).Values, pair.First));
    }

    [Fact]
    public void Of_Square_IsTheSignsOfTheSumsAsTheyAreWritten()
    {
        var values = Luminance.Of(DrawnPictures.Draw(5, 1, 32, 32)).Values;
        var hash = PictureHash.Of(values);
        var bit = 0;
        for (var sum = 1; sum <= 10; sum++)
        {
            for (var u = 0; u <= sum; u++)
            {
                if ((u, sum - u) == (5, 5))
                {
                    continue;
                }

                double frequency = 0;
                for (var i = 0; i < values.Length; i++)
                {
                    frequency += values[i] * Math.Cos(Math.PI * u * ((i % 32) + 0.5) / 32)
                        * Math.Cos(Math.PI * (sum - u) * ((i / 32) + 0.5) / 32);
                }

                // One that is nearly nothing may have either sign.
                Assert.True(
                    Math.Abs(frequency) < 0.5 || frequency > 0 == (((hash >> bit) & 1) == 1),
                    $"bit {bit}: {frequency}");
                bit++;
            }
        }
    }
}
