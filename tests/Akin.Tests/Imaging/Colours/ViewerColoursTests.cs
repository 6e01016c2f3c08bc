using Akin.Imaging;
using Akin.Imaging.Colours;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Imaging.Colours;

public sealed class ViewerColoursTests
{
    private readonly PictureDecoder _decoder = new(new DecodeLimits());

    [Fact]
    public void TryRead_SrgbPrimariesAndCurve_IsSrgb() =>
        Assert.True(MatrixProfile.TryRead(IccProfiles.Make(IccProfiles.Srgb))!.IsSrgb);

    [Fact]
    public void TryRead_OtherPrimaries_IsNotSrgb() =>
        Assert.False(MatrixProfile.TryRead(IccProfiles.Make(IccProfiles.DisplayP3))!.IsSrgb);

    [Fact]
    public void TryRead_CutAnywhere_IsNoProfile()
    {
        var profile = IccProfiles.Make(IccProfiles.Srgb);
        for (var length = 0; length < profile.Length - 20; length++)
        {
            Assert.Null(MatrixProfile.TryRead(profile.AsSpan(0, length)));
        }
    }

    [Fact]
    public void ToSrgb_GreysOfAnyProfile_StayGrey()
    {
        var greys = Enumerable.Range(0, 256).SelectMany(i => new[] { (byte)i, (byte)i, (byte)i }).ToArray();
        var converted = greys.ToArray();
        MatrixProfile.TryRead(IccProfiles.Make(IccProfiles.DisplayP3))!.ToSrgb(converted);
        Assert.InRange(Pictures.Difference(greys, converted), 0, 1);
    }

    [Fact]
    public void Decode_DisplayP3_IsConvertedToSrgb()
    {
        // (200, 100, 80) in Display P3, by hand: to linear light, through XYZ, to sRGB.
        var image = Decode(IccProfiles.Make(IccProfiles.DisplayP3));
        Assert.InRange(image.Pixels[0], 215 - 3, 215 + 3);
        Assert.InRange(image.Pixels[1], 93 - 3, 93 + 3);
        Assert.InRange(image.Pixels[2], 73 - 3, 73 + 3);
    }

    [Fact]
    public void Decode_SrgbProfile_ChangesNothing() =>
        Assert.Equal(Decode(null).Pixels, Decode(IccProfiles.Make(IccProfiles.Srgb)).Pixels);

    [Fact]
    public void Decode_BrokenProfile_ShowsTheNumbersAsSrgb()
    {
        var profile = IccProfiles.Make(IccProfiles.DisplayP3);
        profile.AsSpan(100).Fill(0x55);
        Assert.Equal(Decode(null).Pixels, Decode(profile).Pixels);
    }

    [Fact]
    public void ToSrgb_LabOfKnownColours_IsRight()
    {
        // White; black; sRGB red, which is L* 54.29, a* 80.81, b* 69.89 under D50.
        byte[] pixels = [255, 0, 0, 0, 0, 0, 138, 81, 70];
        CieLab.ToSrgb(pixels);
        Assert.InRange(Pictures.Difference([255, 255, 255, 0, 0, 0, 255, 0, 0], pixels), 0, 4);
    }

    private RgbImage Decode(byte[]? profile)
    {
        var pixels = Enumerable.Range(0, 16 * 16).SelectMany(_ => new byte[] { 200, 100, 80 }).ToArray();
        var jpeg = PictureEncoder.Jpeg(new RgbImage(16, 16, pixels), 100);
        jpeg = profile is null ? jpeg : PictureFiles.WithSegment(jpeg, 0xE2, IccProfiles.JpegSegment(profile));
        return _decoder.DecodeInside(jpeg, 16, 16).Image!;
    }
}
