using Akin.Duplicates;
using Akin.Duplicates.Comparing;
using Akin.Duplicates.Hashing;
using Xunit;

namespace Akin.Tests.Duplicates.Hashing;

public sealed class PictureHashTests
{
    [Fact]
    public void Turned_AnyTurn_IsTheHashOfTheTurnedPicture()
    {
        for (byte number = 0; number < Turn.Count; number++)
        {
            var picture = Luminance.Of(DrawnPictures.Draw(number, 3, 32, 32));
            var expected = PictureHash.Of(picture.Turned(new(number)).Values);
            var turned = PictureHash.Turned(PictureHash.Of(picture.Values), new(number));

            // Sums in another order may turn the sign of a frequency that is nearly nothing.
            Assert.InRange(PictureHash.Distance(expected, turned), 0, 1);
        }
    }

    [Fact]
    public void Of_BrighterPicture_IsTheSame()
    {
        var picture = DrawnPictures.Draw(1, 5, 32, 32);
        var brighter = DrawnPictures.Map(picture, (tone, _) => (tone * 0.5) + 60);
        var distance = PictureHash.Distance(
            PictureHash.Of(Luminance.Of(picture).Values), PictureHash.Of(Luminance.Of(brighter).Values));
        Assert.InRange(distance, 0, 2);
    }

    [Fact]
    public void Back_AfterATurn_LeadsBack()
    {
        var picture = Luminance.Of(DrawnPictures.Draw(2, 1, 20, 30));
        for (byte number = 0; number < Turn.Count; number++)
        {
            var turn = new Turn(number);
            Assert.Equal(picture.Values, picture.Turned(turn).Turned(turn.Back).Values);
        }
    }

    [Fact]
    public void ToString_OfAQuarterTurn_NamesIt()
    {
        // a b    turned clockwise:  c a
        // c d                       d b
        var turned = new Luminance(2, 2, [1, 2, 3, 4]).Turned(new(5));
        Assert.Equal([3, 1, 4, 2], turned.Values.ToArray());
        Assert.Equal("turned by 90°", new Turn(5).ToString());
    }
}
