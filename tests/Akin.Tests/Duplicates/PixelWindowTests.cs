using Akin.Duplicates;
using Akin.Duplicates.Comparing;
using Akin.Imaging;
using Xunit;

namespace Akin.Tests.Duplicates;

/// <summary>A window is the same part of the whole, however the picture is turned and resized.</summary>
public sealed class PixelWindowTests
{
    private static readonly RgbImage Picture = DrawnPictures.Draw(5, 5, 61, 43);

    public static TheoryData<int> Turns => [.. Enumerable.Range(0, Turn.Count)];

    [Theory]
    [MemberData(nameof(Turns))]
    public void Of_AnyTurn_IsThatPartOfTheWhole(int number)
    {
        var turn = new Turn((byte)number);
        var (width, height) = turn.IsTransposed ? (86, 122) : (122, 86);
        var whole = new PixelWindow(0, 0, width, height);
        var part = new PixelWindow(17, 30, 40, 25);
        foreach (var filter in Enum.GetValues<Interpolation>())
        {
            Assert.Equal(
                Part(whole.Of(Picture, width, height, turn, filter), part).Pixels,
                part.Of(Picture, width, height, turn, filter).Pixels);
        }

        foreach (var tie in (double[])[-0.01, 0, 0.01])
        {
            Assert.Equal(
                Part(whole.Repeated(Picture, width, height, turn, tie), part).Pixels,
                part.Repeated(Picture, width, height, turn, tie).Pixels);
        }
    }

    [Theory]
    [MemberData(nameof(Turns))]
    public void Of_ItsOwnSize_LiesAsTheTurnSays(int number)
    {
        var turn = new Turn((byte)number);
        var (width, height) = turn.IsTransposed ? (43, 61) : (61, 43);
        var expected = Luminance.Of(Picture).Turned(turn);
        var whole = new PixelWindow(0, 0, width, height);
        Assert.Equal(expected.Values, Luminance.Of(whole.Of(Picture, width, height, turn)).Values);
        Assert.Equal(expected.Values, Luminance.Of(whole.Repeated(Picture, width, height, turn, 0)).Values);
    }

    [Fact]
    public void Repeated_ThreeForTwo_TakesTheNearerOrAsTheTieSays()
    {
        var two = new RgbImage(2, 1, [10, 10, 10, 20, 20, 20]);
        Assert.Equal([10, 10, 20], Tones(-0.01));
        Assert.Equal([10, 20, 20], Tones(0.01));

        IEnumerable<int> Tones(double tie) => new PixelWindow(0, 0, 3, 1).Repeated(two, 3, 1, default, tie)
            .Pixels.Where((_, i) => i % 3 == 0).Select(tone => (int)tone);
    }

    private static RgbImage Part(RgbImage whole, PixelWindow part)
    {
        var rows = Enumerable.Range(part.Top, part.Height).Select(
            y => whole.Pixels.AsSpan(3 * ((y * whole.Width) + part.Left), 3 * part.Width).ToArray());
        return new(part.Width, part.Height, [.. rows.SelectMany(row => row)]);
    }
}
