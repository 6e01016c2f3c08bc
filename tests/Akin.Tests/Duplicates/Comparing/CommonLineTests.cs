using Akin.Duplicates.Comparing;
using Xunit;

namespace Akin.Tests.Duplicates.Comparing;

public sealed class CommonLineTests
{
    [Fact]
    public void Of_GroundsThatWereCutOff_IsTheLineOfTheGrounds_NotOfTheMixtures()
    {
        // Four of five pixels are grounds, two of them white and cut off; the others are letters' rims on white, which
        // were mixed after the copy was made brighter and are what they were.
        var (tones, brighter) = (new List<float>(), new List<float>());
        for (var i = 0; i < 300; i++)
        {
            tones.AddRange([255, 96, 160, 225, i % 250]);
            brighter.AddRange([255, 120, 200, 255, i % 250]);
        }

        var (gain, offset) = CommonLine.Of([.. tones], [.. brighter]);
        Assert.Equal(1.25, gain, 0.01);
        Assert.Equal(0, offset, 0.5);
    }

    [Fact]
    public void Of_TonesThatAreTheSame_IsTheLineThatIsKnown()
    {
        float[] tones = [.. Enumerable.Range(0, 256).Select(tone => (float)tone)];
        Assert.Equal((1, 0), CommonLine.Of(tones, tones));
        Assert.Equal((1, 0), CommonLine.Of([], []));
    }
}
