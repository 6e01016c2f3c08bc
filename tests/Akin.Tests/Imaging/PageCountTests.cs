using Akin.Imaging;
using Akin.Intake;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Imaging;

/// <summary>Pages are pictures of their own: not thumbnails, levels of a pyramid or masks of another one.</summary>
public sealed class PageCountTests
{
    private readonly PictureDecoder _decoder = new(new DecodeLimits());

    /// <summary>Both orders of bytes, TIFF and BigTIFF.</summary>
    public static TheoryData<bool, bool> Forms =>
        new() { { true, false }, { false, false }, { true, true }, { false, true } };

    [Theory]
    [MemberData(nameof(Forms))]
    public void CountPages_OfTiff_CountsFullPagesAlone(bool isLittle, bool isBig)
    {
        var tiff = new TiffBuilder(Pictures.Corners(16, 12), isLittle, isBig);
        Assert.Equal(PictureState.Ready, _decoder.DecodeInside(tiff.With(null, 1), 16, 16).Outcome.State);
        Pages(1, tiff.With((int?)null));
        Pages(1, tiff.With(0, 1));
        Pages(1, tiff.With(null, 1, 1, 1));
        Pages(1, tiff.With(null, 4));
        Pages(1, tiff.With(0, 5, 3));
        Pages(1, tiff.With(1, 0));
        Pages(1, tiff.With(1, 1));
        Pages(2, tiff.With(null, null));
        Pages(2, tiff.With(0, 1, 0));
        Pages(2, tiff.With(2, 2));
        Pages(3, tiff.With(2, 3, 2, 3, 2, 3));
    }

    [Fact]
    public void CountPages_OfTiffOfTheOldKind_ReadsItsTag()
    {
        var tiff = new TiffBuilder(Pictures.Corners(16, 12));
        Pages(1, tiff.WithTags([[(255, 3, 1)], [(255, 3, 2)]]));
        Pages(2, tiff.WithTags([[(255, 3, 3)], [(255, 3, 3)]]));
    }

    [Fact]
    public void CountPages_OfTiffThatLeadsAstray_CountsWhatIsThere()
    {
        var file = new TiffBuilder(Pictures.Corners(16, 12)).With(null, null);
        var second = (uint)(file.Length - 4 - (9 * 12) - 2);
        Pages(2, TiffBuilder.Leading(file, second));
        Pages(2, TiffBuilder.Leading(file, uint.MaxValue));
        Pages(2, TiffBuilder.Leading(file, (uint)file.Length));

        // Into the pixels: no directory of a picture.
        Pages(2, TiffBuilder.Leading(file, 9));
    }

    private void Pages(int expected, byte[] file) => Assert.Equal(expected, _decoder.CountPages(file));
}
