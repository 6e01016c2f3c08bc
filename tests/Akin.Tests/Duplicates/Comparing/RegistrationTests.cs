using Akin.Duplicates;
using Akin.Duplicates.Comparing;
using Xunit;

namespace Akin.Tests.Duplicates.Comparing;

public sealed class RegistrationTests
{
    [Theory]
    [InlineData(0.004)]
    [InlineData(-0.006)]
    public void Polish_FrameThatIsALittleOff_FindsWhereItIs(double off)
    {
        var picture = Luminance.Of(DrawnPictures.Draw(5, 3, 640, 480));
        var frame = Registration.Polish(picture, picture, new(off, -off, 1 + off, 1));
        Assert.Equal(0, frame.Left, 0.0005);
        Assert.Equal(0, frame.Top, 0.0005);
        Assert.Equal(1, frame.Right, 0.0005);
        Assert.Equal(1, frame.Bottom, 0.0005);
    }

    [Fact]
    public void Polish_PictureOfSomethingElse_KeepsTheFrame()
    {
        var (one, other) = (DrawnPictures.Draw(5, 3, 320, 240), DrawnPictures.Draw(9, 4, 320, 240));
        var frame = new Frame(0.1, 0.1, 0.9, 0.9);
        var polished = Registration.Polish(Luminance.Of(one), Luminance.Of(other), frame);
        Assert.InRange(Math.Abs(polished.Left - frame.Left), 0, 0.02);
        Assert.InRange(Math.Abs(polished.Bottom - frame.Bottom), 0, 0.02);
    }
}
