using Akin.Imaging;
using Akin.Native.Vips;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Imaging;

/// <summary>Looks at the memory of the whole process, so nothing may run beside it.</summary>
[CollectionDefinition(nameof(LeakTests), DisableParallelization = true)]
[Collection(nameof(LeakTests))]
public sealed class LeakTests
{
    // A thread's buffers, and what the memory allocators keep.
    private const long TrackedNoise = 1 << 20;
    private const long ResidentNoise = 32 << 20;

    [Fact]
    public void Decode_ThousandsOfGoodAndBadFiles_LeavesNothingBehind()
    {
        byte[][] files =
        [
            .. Enumerable.Range(1, 5).Select(
                format => PictureDecoderTests.Encode((ImageFormat)format, Pictures.Corners(64, 48))),
            PictureEncoder.Jpeg(Pictures.Corners(640, 480))[..2000],
            PictureEncoder.Png(Pictures.Corners(64, 48))[..300],
            PictureEncoder.WebP(Pictures.Corners(64, 48))[..100],
        ];
        var decoder = new PictureDecoder(new DecodeLimits());
        var rgb = new byte[32 * 32 * 3];
        void Decode(int times)
        {
            for (var i = 0; i < times; i++)
            {
                decoder.DecodeSquashed(files[i % files.Length], 32, 32, rgb);
            }
        }

        Decode(1000);
        var (tracked, resident) = (VipsEngine.TrackedMemory, Environment.WorkingSet);
        Decode(4000);
        Assert.InRange(VipsEngine.TrackedMemory - tracked, -TrackedNoise, TrackedNoise);
        Assert.InRange(Environment.WorkingSet - resident, long.MinValue, ResidentNoise);
    }

    [Fact]
    public void Encode_Thousands_LeavesNothingBehind()
    {
        var image = Pictures.Corners(64, 48);
        PictureEncoder.Png(image);
        var tracked = VipsEngine.TrackedMemory;
        for (var i = 0; i < 1000; i++)
        {
            PictureEncoder.Jpeg(image);
            PictureEncoder.Png(image);
        }

        Assert.InRange(VipsEngine.TrackedMemory - tracked, -TrackedNoise, TrackedNoise);
    }
}
