using Akin.Imaging;
using Akin.Intake;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Imaging.Bitmaps;

public sealed class BmpPictureTests
{
    private static readonly byte[] BlackRedGreenBlue = [0, 0, 0, 0, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0];
    private readonly PictureDecoder _decoder = new(new DecodeLimits());

    [Fact]
    public void Decode_24Bits_IsBottomUpAndBlueFirst() => Shows(
        "rgk/wbg",
        new BmpBuilder
        {
            Width = 3,
            Pixels = [255, 255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 255, 0, 255, 0, 0, 0, 0, 0, 0, 0],
        });

    [Fact]
    public void Decode_NegativeHeight_IsTopDown() => Shows(
        "r/b", new BmpBuilder { Width = 1, Height = -2, Pixels = [0, 0, 255, 0, 255, 0, 0, 0] });

    [Fact]
    public void Decode_1Bit_TakesTheHighestBitFirst() => Shows(
        "krkkkkkkr",
        new BmpBuilder
        {
            Width = 9,
            Height = 1,
            Bits = 1,
            Palette = BlackRedGreenBlue[..8],
            Pixels = [0b0100_0000, 0x80, 0, 0],
        });

    [Fact]
    public void Decode_2Bits_TakesTheHighestBitsFirst() => Shows(
        "krgbk",
        new BmpBuilder
        {
            Width = 5,
            Height = 1,
            Bits = 2,
            Palette = BlackRedGreenBlue,
            Pixels = [0b0001_1011, 0, 0, 0],
        });

    [Fact]
    public void Decode_4Bits_TakesTheHighNibbleFirst() => Shows(
        "rgb",
        new BmpBuilder
        {
            Width = 3,
            Height = 1,
            Bits = 4,
            PaletteCount = 4,
            Palette = BlackRedGreenBlue,
            Pixels = [0x12, 0x30, 0, 0],
        });

    [Fact]
    public void Decode_8BitsWithIndexPastThePalette_IsBlackThere() => Shows(
        "rk",
        new BmpBuilder
        {
            Width = 2,
            Height = 1,
            Bits = 8,
            PaletteCount = 2,
            Palette = BlackRedGreenBlue[..8],
            Pixels = [1, 200, 0, 0],
        });

    [Fact]
    public void Decode_RidiculousPaletteCount_ReadsWhatIsThere() => Shows(
        "r",
        new BmpBuilder
        {
            Width = 1,
            Height = 1,
            Bits = 8,
            PaletteCount = int.MaxValue,
            Palette = BlackRedGreenBlue,
            Pixels = [1, 0, 0, 0],
        });

    [Fact]
    public void Decode_Os2Version1_HasPaletteEntriesOfThreeBytes() => Shows(
        "rg",
        new BmpBuilder
        {
            HeaderSize = 12,
            Width = 2,
            Height = 1,
            Bits = 8,
            PixelsAt = 35,
            Palette = [0, 0, 0, 0, 0, 255, 0, 255, 0],
            Pixels = [1, 2, 0, 0],
        });

    [Theory]
    [InlineData(16)]
    [InlineData(48)]
    [InlineData(64)]
    public void Decode_Os2Version2OfAnyLength_IsRead(int headerSize) => Shows(
        "b", new BmpBuilder { HeaderSize = headerSize, Width = 1, Height = 1, Pixels = [255, 0, 0, 0] });

    [Fact]
    public void Decode_16BitsWithoutMasks_HasFiveBitsEach() => Shows(
        "rgbw",
        new BmpBuilder
        {
            Width = 4,
            Height = 1,
            Bits = 16,
            Pixels = [0x00, 0x7C, 0xE0, 0x03, 0x1F, 0x00, 0xFF, 0x7F],
        });

    [Theory]
    [InlineData(40)]
    [InlineData(52)]
    [InlineData(56)]
    [InlineData(108)]
    [InlineData(124)]
    public void Decode_16BitsWithMasks_FollowsThemWhereverTheyStand(int headerSize) => Shows(
        "gw",
        new BmpBuilder
        {
            HeaderSize = headerSize,
            Width = 2,
            Height = 1,
            Bits = 16,
            Compression = 3,
            Masks = [0xF800, 0x07E0, 0x1F],
            Pixels = [0xE0, 0x07, 0xFF, 0xFF],
        });

    [Fact]
    public void Decode_32BitsWithoutMasks_IgnoresTheFourthByte() => Shows(
        "r", new BmpBuilder { Width = 1, Height = 1, Bits = 32, Pixels = [0, 0, 255, 0] });

    [Fact]
    public void Decode_32BitsWithAlphaMask_IsOverWhite() => Shows(
        "rw",
        new BmpBuilder
        {
            HeaderSize = 108,
            Width = 2,
            Height = 1,
            Bits = 32,
            Compression = 3,
            Masks = [0xFF0000, 0xFF00, 0xFF, 0xFF000000],
            Pixels = [0, 0, 255, 255, 0, 0, 255, 0],
        });

    [Fact]
    public void Decode_AlphaMaskButAllZero_IsOpaque() => Shows(
        "rk",
        new BmpBuilder
        {
            HeaderSize = 108,
            Width = 2,
            Height = 1,
            Bits = 32,
            Compression = 3,
            Masks = [0xFF0000, 0xFF00, 0xFF, 0xFF000000],
            Pixels = [0, 0, 255, 0, 0, 0, 0, 0],
        });

    [Fact]
    public void Decode_RunLength8_UnpacksRunsLiteralsAndMoves() => Shows(
        "rrkk/kkbb/rgbr",
        RunLength(1, 8, [0, 4, 1, 2, 3, 1, 0, 0, 0, 2, 2, 0, 2, 3, 0, 0, 2, 1, 0, 1]));

    [Fact]
    public void Decode_RunLength4_AlternatesNibbles() => Shows(
        "kkkk/rgbk/rgrg", RunLength(2, 4, [4, 0x12, 0, 0, 0, 3, 0x12, 0x30, 0, 1]));

    [Fact]
    public void Decode_RunPastTheEdge_DropsWhatIsBeside() => Shows(
        "kkkk/kkkk/rrrr", RunLength(1, 8, [200, 1, 0, 1]));

    [Fact]
    public void Decode_RunLengthWithoutItsEnd_IsTruncated()
    {
        var (outcome, image) = _decoder.DecodeInside(RunLength(1, 8, [4, 1, 0, 0, 4]).Build(), 9, 9);
        Assert.Equal(PictureState.Truncated, outcome.State);
        Assert.Null(image);
    }

    [Theory]
    [InlineData(4, "JPEG in BMP")]
    [InlineData(5, "PNG in BMP")]
    [InlineData(11, "CMYK BMP")]
    public void ReadHeader_AnotherFormatInside_IsUnsupportedByName(int compression, string name)
    {
        var outcome = _decoder.ReadHeader(new BmpBuilder { Compression = compression, Pixels = new byte[24] }.Build());
        Assert.Equal((PictureState.Unsupported, name), (outcome.State, outcome.FormatName));
        Assert.Contains(name, outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(66, 4, 2, 24)]
    [InlineData(40, 0, 2, 24)]
    [InlineData(40, -4, 2, 24)]
    [InlineData(40, 4, 0, 24)]
    [InlineData(40, 4, 2, 23)]
    public void ReadHeader_NonsenseInTheHeader_IsUnreadable(int headerSize, int width, int height, int bits)
    {
        var bitmap = new BmpBuilder
        {
            HeaderSize = headerSize,
            Width = width,
            Height = height,
            Bits = bits,
            Pixels = new byte[64],
        };
        Assert.Equal(PictureState.Unreadable, _decoder.ReadHeader(bitmap.Build()).State);
    }

    [Fact]
    public void Decode_LastRowWithoutItsFilling_IsReady()
    {
        var bitmap = new BmpBuilder { Width = 1, Height = 1, Pixels = [0, 0, 255] };
        Assert.Equal(PictureState.Ready, _decoder.DecodeInside(bitmap.Build(), 9, 9).Outcome.State);
        Assert.Equal(PictureState.Truncated,
            _decoder.DecodeInside(bitmap.Build().AsMemory()[..^1], 9, 9).Outcome.State);
    }

    [Fact]
    public void Decode_BitmapArray_ShowsItsFirstBitmap()
    {
        var bitmap = new BmpBuilder { Width = 1, Height = 1, Pixels = [0, 0, 255, 0] }.Build();
        BitConverter.TryWriteBytes(bitmap.AsSpan(10), BitConverter.ToInt32(bitmap, 10) + 14);
        byte[] array = [(byte)'B', (byte)'A', 40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. bitmap];
        Assert.Equal([255, 0, 0], _decoder.DecodeInside(array, 9, 9).Image!.Pixels);
    }

    private static BmpBuilder RunLength(int compression, int bits, byte[] pixels) => new()
    {
        Width = 4,
        Height = 3,
        Bits = bits,
        Compression = compression,
        PaletteCount = 4,
        Palette = BlackRedGreenBlue,
        Pixels = pixels,
    };

    /// <summary>Rows from the top, each pixel by its colour's letter.</summary>
    private void Shows(string expected, BmpBuilder bitmap)
    {
        var (outcome, image) = _decoder.DecodeInside(bitmap.Build(), 99, 99);
        Assert.Equal("", outcome.Reason);
        var letters = image!.Pixels.Chunk(3).Select(Letter).ToArray();
        Assert.Equal(expected, string.Join('/', letters.Chunk(image.Width).Select(row => new string(row))));
    }

    private static char Letter(byte[] rgb) => (rgb[0], rgb[1], rgb[2]) switch
    {
        (0, 0, 0) => 'k',
        (255, 0, 0) => 'r',
        (0, 255, 0) => 'g',
        (0, 0, 255) => 'b',
        (255, 255, 255) => 'w',
        _ => '?',
    };
}
