using Akin.Duplicates;
using Xunit;

namespace Akin.Tests.Duplicates;

/// <summary>Windows lie where a picture has the most fine structure, one in each quarter.</summary>
public sealed class FineStructureTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(100, 3000)]
    [InlineData(257, 255)]
    [InlineData(1024, 768)]
    public void Windows_AnySize_LieWithinAndBeginAtBlocks(int width, int height)
    {
        var windows = FineStructure.Of(new(10, 10, new byte[300])).Windows(width, height, default);
        Assert.InRange(windows.Length, 1, 4);
        Assert.All(windows, window =>
        {
            Assert.Equal(0, window.Left % 16);
            Assert.Equal(0, window.Top % 16);
            Assert.InRange(window.Left + window.Width, 1, width);
            Assert.InRange(window.Top + window.Height, 1, height);
        });
    }

    [Fact]
    public void Windows_StructureInOneCorner_BeginThereHoweverThePictureIsTurned()
    {
        var pixels = new byte[3 * 512 * 384];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i / 3 % 512, i / 3 / 512);
            pixels[i] = (byte)(x > 400 && y > 300 && (x + y) % 2 == 0 ? 255 : 0);
        }

        var structure = FineStructure.Of(new(512, 384, pixels));
        var corner = new Frame(401.0 / 512, 301.0 / 384, 1, 1);
        for (byte number = 0; number < Turn.Count; number++)
        {
            var turn = new Turn(number);
            var (width, height) = turn.IsTransposed ? (768, 1024) : (1024, 768);
            var first = structure.Windows(width, height, turn)[0];
            var there = corner.Turned(turn);
            Assert.InRange(((there.Left + there.Right) / 2) * width, first.Left, first.Left + first.Width);
            Assert.InRange(((there.Top + there.Bottom) / 2) * height, first.Top, first.Top + first.Height);
        }
    }
}
