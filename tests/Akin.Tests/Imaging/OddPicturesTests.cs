using Akin.Imaging;
using Akin.Intake;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Imaging;

/// <summary>Runs besides over other projects' test pictures, where they lie beside the repository.</summary>
public sealed class OddPicturesTests
{
    private static readonly Dictionary<string, PictureState> NotReady = new()
    {
        ["libvips/17000x17000.avif"] = PictureState.TooLarge,
        ["libvips/favicon.ico"] = PictureState.Unsupported,
        ["libvips/invisible.ico"] = PictureState.Unsupported,
        ["libvips/ojpeg-strip.tif"] = PictureState.Unsupported,
        ["libvips/ojpeg-tile.tif"] = PictureState.Unsupported,
        ["libvips/truncated.gif"] = PictureState.Truncated,
        ["libvips/truncated.jpg"] = PictureState.Truncated,
        ["pillow/bmp/b/badheadersize.bmp"] = PictureState.Unreadable,
        ["pillow/bmp/b/reallybig.bmp"] = PictureState.TooLarge,
        ["pillow/broken.png"] = PictureState.Unreadable,
        ["pillow/crash-0da013a13571cc8eb457a39fee8db18f8a3c7127.tif"] = PictureState.Unreadable,
        ["pillow/crash-1185209cf7655b5aed8ae5e77784dfdd18ab59e9.tif"] = PictureState.Truncated,
        ["pillow/crash-4f085cc12ece8cde18758d42608bed6a2a2cfb1c.tif"] = PictureState.Truncated,
        ["pillow/crash-86214e58da443d2b80820cff9677a38a33dcbbca.tif"] = PictureState.Truncated,
        ["pillow/decompression_bomb.gif"] = PictureState.TooLarge,
        ["pillow/hopper.ico"] = PictureState.Unsupported,
        ["pillow/hopper_256x256.ico"] = PictureState.Unsupported,
        ["pillow/hopper_unexpected.ico"] = PictureState.Unsupported,
        ["pillow/old-style-jpeg-compression.tif"] = PictureState.Unsupported,
        ["pillow/pillow.ico"] = PictureState.Unsupported,
        ["pillow/python.ico"] = PictureState.Unsupported,
        ["pillow/seek_too_large.tif"] = PictureState.Unreadable,
        ["pillow/tiff_overflow_rows_per_strip.tif"] = PictureState.Unreadable,
        ["pillow/tiff_tiled_planar_16bit_RGB.tiff"] = PictureState.Unsupported,
        ["pillow/tiff_tiled_planar_raw.tif"] = PictureState.Unsupported,
        ["pillow/truncated_image.png"] = PictureState.Truncated,
        ["pillow/ultrahdr.jpg"] = PictureState.Truncated,
    };

    [Fact]
    public void Decode_EachOddPicture_EndsInItsStateWithAReason()
    {
        if (Repository.Shared is not { } shared)
        {
            Assert.Skip("There are no pictures beside the repository.");
            return;
        }

        var folder = Path.Combine(shared, "images", "odd");
        var decoder = new PictureDecoder(new DecodeLimits());
        var rgb = new byte[64 * 64 * 3];
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var outcome = decoder.DecodeSquashed(File.ReadAllBytes(path), 64, 64, rgb);
            Assert.Equal((name, NotReady.GetValueOrDefault(name, PictureState.Ready)), (name, outcome.State));
            Assert.Equal(outcome.State == PictureState.Ready, outcome.Reason.Length == 0);
        }
    }
}
