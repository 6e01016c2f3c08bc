using Akin.Duplicates;
using Akin.Imaging;
using Xunit;

namespace Akin.Tests.Duplicates;

/// <summary>A rim is told from the even ground that a thing stands on.</summary>
public sealed class EvenRimTests
{
    [Fact]
    public void ShareWithin_RimAllAround_IsWhatIsWithin() =>
        Assert.Equal(0.8 * 0.6, EvenRim.ShareWithin(Striped(100, 50, 10, 10)), 1e-9);

    [Fact]
    public void ShareWithin_BarsAboveAndBelow_IsWhatIsBetween() =>
        Assert.Equal(0.6, EvenRim.ShareWithin(Striped(100, 50, 0, 10)), 1e-9);

    [Fact]
    public void ShareWithin_NoRim_IsAll() => Assert.Equal(1, EvenRim.ShareWithin(Striped(100, 50, 0, 0)));

    [Fact]
    public void ShareWithin_OneSideOnly_IsAll()
    {
        var picture = Striped(100, 50, 0, 0);
        picture.Pixels.AsSpan(0, 3 * 100 * 8).Fill(200);
        Assert.Equal(1, EvenRim.ShareWithin(picture));
    }

    [Fact]
    public void ShareWithin_SmallThingOnAGround_IsAll() =>
        Assert.Equal(1, EvenRim.ShareWithin(Striped(100, 50, 24, 12)));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(40, 30)]
    public void ShareWithin_OneColour_IsAll(int width, int height) =>
        Assert.Equal(1, EvenRim.ShareWithin(new(width, height, new byte[3 * width * height])));

    /// <summary>Stripes with an even rim of so many pixels.</summary>
    private static RgbImage Striped(int width, int height, int across, int down)
    {
        var pixels = new byte[3 * width * height];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i / 3 % width, i / 3 / width);
            var isWithin = x >= across && x < width - across && y >= down && y < height - down;
            pixels[i] = (byte)(!isWithin ? 200 : (x + y) % 2 == 0 ? 20 : 90);
        }

        return new(width, height, pixels);
    }
}
