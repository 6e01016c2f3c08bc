using Akin.Imaging.Jpeg;
using Xunit;

namespace Akin.Tests.Imaging.Jpeg;

public sealed class HuffmanCodeTests
{
    [Fact]
    public void TryMake_TheSameCodeAgain_IsTheOneThatWasMade() =>
        Assert.Same(Make([0, 2, 1], [3, 5, 7]), Make([0, 2, 1], [3, 5, 7]));

    [Fact]
    public void TryMake_ManyCodesInTurn_EachFindsItsOwnSymbols()
    {
        // More of them than are remembered; the codes of two bits are 00 and 01, that of three is 100.
        for (var turn = 0; turn < 2; turn++)
        {
            for (byte i = 0; i < 200; i++)
            {
                var code = Make([0, 2, 1], [i, (byte)(i + 1), (byte)(i + 2)]);
                Assert.Equal(i & 15, Size(code, 0b00));
                Assert.Equal((i + 2) & 15, Size(code, 0b10));
            }
        }
    }

    [Fact]
    public void TryMake_LengthsThatCannotBe_IsNullEachTime()
    {
        Assert.Null(Make([3], [0, 1, 2]));
        Assert.Null(Make([3], [0, 1, 2]));
    }

    /// <summary>Bits of the value behind a code: those that were read with it, and those still to be read.</summary>
    private static int Size(HuffmanCode code, int firstBits)
    {
        var entry = code.LookUp[firstBits << (HuffmanCode.LookUpBits - 2)];
        var length = firstBits == 0b10 ? 3 : 2;
        return (entry & 63) - length + ((entry >> 10) & 15);
    }

    private static HuffmanCode Make(byte[] counts, byte[] symbols)
    {
        var all = new byte[16];
        counts.CopyTo(all, 0);
        return HuffmanCode.TryMake(all, symbols)!;
    }
}
