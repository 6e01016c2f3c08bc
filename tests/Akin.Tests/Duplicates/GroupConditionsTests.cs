using Akin.Duplicates;
using Akin.Imaging;
using Akin.Imaging.Formats;
using Akin.Imaging.Resampling;
using Akin.Intake;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Duplicates;

/// <summary>Beside its changed copies the picture that nobody changed is kept, whatever their files weigh.</summary>
public sealed class GroupConditionsTests
{
    /// <summary>Families with structure everywhere: bricks, leaves, pebbles.</summary>
    public static TheoryData<int> Families => [5, 6, 9];

    [Theory]
    [MemberData(nameof(Families))]
    public void Best_OriginalAndChangedCopies_IsTheOriginal(int family)
    {
        var picture = DrawnPictures.Map(DrawnPictures.Draw(family, 7, 400, 300), (tone, _) => 20 + (tone * 0.8));
        foreach (var (name, copy) in Changes(picture))
        {
            if (name == "sharpened" && family != 6)
            {
                // Bricks and pebbles are as rough as noise: sharpened, they cannot be told from sharp ones.
                continue;
            }

            var files = new Dictionary<string, byte[]>
            {
                ["/the-original.jpg"] = PictureEncoder.Jpeg(picture, 92),
                [$"/{name}.jpg"] = PictureEncoder.Jpeg(copy, name == "compressed" ? 20 : 92),
            };
            Assert.True(Best(files) == "/the-original.jpg", name);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Best_CopyCompressedMoreStrongly_GivesWay(int family)
    {
        var picture = DrawnPictures.Draw(family, 7, 400, 300);
        var random = new RandomSource(1);
        picture = DrawnPictures.Map(picture, (tone, _) => tone + (12 * (random.NextDouble() - 0.5)));
        foreach (var quality in (int[])[50, 60, 70, 80])
        {
            var copy = PictureEncoder.Jpeg(picture, quality);
            Assert.True(
                Best(new() { ["/a.jpg"] = copy, ["/the-original.jpg"] = PictureEncoder.Jpeg(picture, 95) })
                    == "/the-original.jpg", $"JPEG of quality 95 beside {quality}");
            Assert.True(
                Best(new() { ["/a.jpg"] = copy, ["/the-original.png"] = PictureEncoder.Png(picture) })
                    == "/the-original.png", $"PNG beside {quality}");
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Best_AmongSeveralInAnyOrder_IsOneAndTheSame(int family)
    {
        var picture = DrawnPictures.Draw(family, 3, 300, 225);
        var files = Changes(picture).Prepend(("original", picture))
            .ToDictionary(each => $"/{each.Item1}.jpg", each => PictureEncoder.Jpeg(each.Item2, 90));
        var kept = Best(files);
        Assert.Equal(kept, Best(files.Reverse().ToDictionary()));
        Assert.Equal(kept, Best(files.OrderBy(each => each.Value.Length).ToDictionary()));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Best_EnlargedCopy_GivesWayToWhatItWasMadeOf(int family)
    {
        var picture = DrawnPictures.Draw(family, 5, 320, 240);
        var enlarged = Enlarged(picture);
        var files = new Dictionary<string, byte[]>
        {
            ["/small.png"] = PictureEncoder.Png(picture),
            ["/large.png"] = PictureEncoder.Png(enlarged),
        };
        Assert.Equal("/small.png", Best(files));
        var real = DrawnPictures.Draw(family, 5, 640, 480);
        var half = new PictureDecoder(new DecodeLimits()).DecodeInside(PictureEncoder.Png(real), 320, 320).Image!;
        Assert.Equal("/large.png", Best(new()
        {
            ["/small.png"] = PictureEncoder.Png(half),
            ["/large.png"] = PictureEncoder.Png(real),
        }));
    }

    // Pebbles enlarged three times by straight lines and saved with quality 75 are not told.
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Best_EnlargedByAnyFilterAndFactor_GivesWay(int family)
    {
        var small = PictureEncoder.Jpeg(DrawnPictures.Draw(family, 5, 320, 240), 92);
        var picture = new PictureDecoder(new DecodeLimits()).DecodeInside(small, 320, 320).Image!;
        foreach (var filter in Enum.GetValues<Interpolation>())
        {
            foreach (var factor in (double[])[1.5, 2, 3])
            {
                var enlarged = ImageResize.To(picture, (int)(factor * 320), (int)(factor * 240), filter);
                foreach (var quality in (int[])[75, 92])
                {
                    Assert.True(
                        Best(new()
                        {
                            ["/large.jpg"] = PictureEncoder.Jpeg(enlarged, quality),
                            ["/small.jpg"] = small,
                        }) == "/small.jpg", $"{filter} {factor} {quality}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Best_TrueLargePictureThatIsSoftOrCompressed_IsKeptBeforeItsHalf(int family)
    {
        var real = DrawnPictures.Draw(family, 5, 640, 480);
        foreach (var (large, quality) in ((RgbImage, int)[])
            [(real, 50), (real, 92), (Convolved(real, 0.1), 85), (Convolved(Convolved(real, 0.1), 0.1), 92)])
        {
            var file = PictureEncoder.Jpeg(large, quality);
            var decoded = new PictureDecoder(new DecodeLimits()).DecodeInside(file, 640, 640).Image!;
            foreach (var filter in Enum.GetValues<Interpolation>())
            {
                Assert.True(
                    Best(new()
                    {
                        ["/large.jpg"] = file,
                        ["/small.jpg"] = PictureEncoder.Jpeg(ImageResize.To(decoded, 320, 240, filter), 90),
                    }) == "/large.jpg", $"{filter} {quality}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Best_EnlargedCopyBesideSeveralOfOneSize_GivesWayInAnyOrder(int family)
    {
        var picture = DrawnPictures.Draw(family, 5, 320, 240);
        var blurred = Convolved(Convolved(Convolved(picture, 0.15), 0.15), 0.15);
        var files = new Dictionary<string, byte[]>
        {
            ["/blurred.png"] = PictureEncoder.Png(blurred),
            ["/large.png"] = PictureEncoder.Png(Enlarged(picture)),
            ["/small.png"] = PictureEncoder.Png(picture),
        };
        var kept = Best(files);
        Assert.NotEqual("/large.png", kept);
        Assert.Equal(kept, Best(files.Reverse().ToDictionary()));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Best_CopiesEnlargedByDifferentFactors_GiveWayToWhatTheyWereMadeOf(int family)
    {
        var picture = DrawnPictures.Draw(family, 5, 320, 240);
        var files = new Dictionary<string, byte[]>
        {
            ["/a.jpg"] = PictureEncoder.Jpeg(ImageResize.To(picture, 480, 360, Interpolation.Lanczos), 92),
            ["/b.jpg"] = PictureEncoder.Jpeg(ImageResize.To(picture, 960, 720, Interpolation.Nearest), 92),
            ["/the-original.jpg"] = PictureEncoder.Jpeg(picture, 92),
        };
        Assert.Equal("/the-original.jpg", Best(files));
        Assert.Equal("/the-original.jpg", Best(files.Reverse().ToDictionary()));
    }

    [Theory]
    [InlineData(12, 12, 0)]
    [InlineData(12, 12, 255)]
    [InlineData(0, 60, 0)]
    [InlineData(40, 0, 240)]
    public void Best_CopyWithAnEvenRim_GivesWay(int across, int down, byte tone)
    {
        var picture = DrawnPictures.Draw(5, 5, 320, 240);
        var original = PictureEncoder.Jpeg(picture, 90);
        var rimmed = Rimmed(picture, across, down, tone);
        foreach (var quality in (int[])[70, 95])
        {
            Assert.Equal("/the-original.jpg", Best(new()
            {
                ["/a.jpg"] = PictureEncoder.Jpeg(rimmed, quality),
                ["/the-original.jpg"] = original,
            }));
        }

        // What has the rim cut off with some of the picture is no better than the picture in its rim.
        Assert.Equal("/the-original.jpg", Best(new()
        {
            ["/a.jpg"] = PictureEncoder.Jpeg(new PixelWindow(12, 9, 296, 222).Of(picture, 320, 240), 90),
            ["/the-original.jpg"] = PictureEncoder.Jpeg(rimmed, 90),
        }));
    }

    [Fact]
    public void Best_WhatWasCutOutOfARimAndMuchCompressed_GivesWay()
    {
        var picture = DrawnPictures.Draw(5, 5, 320, 240);
        Assert.Equal("/the-original.jpg", Best(new()
        {
            ["/a.jpg"] = PictureEncoder.Jpeg(picture, 70),
            ["/the-original.jpg"] = PictureEncoder.Jpeg(Rimmed(picture, 40, 30, 255), 95),
        }));
    }

    [Fact]
    public void Best_LargePicturesThatTheMemoryDoesNotAllow_GoesByPixels()
    {
        var picture = DrawnPictures.Draw(5, 5, 800, 600);
        var files = new Dictionary<string, byte[]>
        {
            ["/large.jpg"] = PictureEncoder.Jpeg(ImageResize.To(picture, 1600, 1200, Interpolation.Bicubic), 90),
            ["/small.jpg"] = PictureEncoder.Jpeg(picture, 92),
        };
        Assert.Equal("/small.jpg", Best(files));
        Assert.Equal("/large.jpg", Best(files, memory: 1));
    }

    [Fact]
    public void Best_ThingOnAnEvenGround_IsKeptBeforeItsCrop()
    {
        var picture = Rimmed(DrawnPictures.Draw(5, 5, 120, 90), 100, 75, 255);
        Assert.Equal("/the-original.jpg", Best(new()
        {
            ["/a.jpg"] = PictureEncoder.Jpeg(new PixelWindow(15, 10, 290, 220).Of(picture, 320, 240), 90),
            ["/the-original.jpg"] = PictureEncoder.Jpeg(picture, 90),
        }));
    }

    // Pebbles of that size are so smooth that each size explains the other.
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Best_EnlargedCopyOfALargePicture_GivesWay(int family)
    {
        var picture = DrawnPictures.Draw(family, 5, 1000, 750);
        var small = PictureEncoder.Jpeg(picture, 92);
        foreach (var turn in Enumerable.Range(0, Turn.Count).Select(i => new Turn((byte)i)))
        {
            var (width, height) = turn.IsTransposed ? (1350, 1800) : (1800, 1350);
            var enlarged = new PixelWindow(0, 0, width, height).Of(picture, width, height, turn, Interpolation.Bicubic);
            Assert.True(
                Best(new() { ["/large.jpg"] = PictureEncoder.Jpeg(enlarged, 90), ["/small.jpg"] = small })
                    == "/small.jpg", $"{turn}");
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Best_EnlargedCopy_IsReadOnce(int family)
    {
        var picture = DrawnPictures.Draw(family, 5, 320, 240);
        var read = new List<string>();
        Best(
            new()
            {
                ["/small.png"] = PictureEncoder.Png(picture),
                ["/large.png"] = PictureEncoder.Png(Enlarged(picture)),
            },
            read.Add);
        Assert.Equal(["/large.png", "/small.png"], read.Order());
    }

    [Fact]
    public void Best_DarkenedCopyOfAThingOnWhite_GivesWay()
    {
        var drawn = DrawnPictures.Draw(5, 7, 400, 300);
        var pixels = drawn.Pixels.ToArray();
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i / 3 % 400, i / 1200);
            pixels[i] = x is > 140 and < 260 && y is > 60 and < 240 ? (byte)(pixels[i] / 2) : (byte)255;
        }

        var thing = drawn with { Pixels = pixels };
        var dark = DrawnPictures.Map(thing, (tone, _) => tone * 0.75);
        Assert.Equal(
            "/the-original.jpg",
            Best(new()
            {
                ["/a.jpg"] = PictureEncoder.Jpeg(dark, 90),
                ["/the-original.jpg"] = PictureEncoder.Jpeg(thing, 92),
            }));
    }

    [Fact]
    public void Best_DrawingWithoutLoss_IsKeptBeforeALargerFileWithLoss()
    {
        var pixels = new byte[3 * 300 * 200];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)((((i / 3 % 300) + (i / 900 * 7)) / 9) % 3 == 0 ? 0 : 255);
        }

        var drawing = new RgbImage(300, 200, pixels);
        var files = new Dictionary<string, byte[]>
        {
            ["/drawing.png"] = PictureEncoder.Png(drawing),
            ["/a.jpg"] = PictureEncoder.Jpeg(drawing, 95),
        };
        Assert.True(files["/drawing.png"].Length < files["/a.jpg"].Length);
        Assert.Equal("/drawing.png", Best(files));
    }

    [Fact]
    public void Best_PicturesThatAreGone_GoesByWhatIsKnown()
    {
        var group = new[] { Picture("/a.jpg", 10, 10, 5), Picture("/b.jpg", 10, 10, 6), Picture("/c.jpg", 5, 5, 9) };
        var conditions = new GroupConditions(
            new(new DecodeLimits()), (_, _) => null, new(long.MaxValue));
        Assert.Equal("/b.jpg", new KeepRule().Best(group, conditions).Path);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    [InlineData(4, 3)]
    public void Of_TinyPicture_IsFinite(int width, int height)
    {
        var condition = PictureCondition.Of(new(width, height, new byte[3 * width * height]), 100);
        Assert.All(
            [condition.CutOff, condition.Colour, condition.Detail, condition.Sharpness, condition.Noise],
            value => Assert.True(double.IsFinite(value)));
    }

    /// <summary>With lines of one tone on both sides, and above and below.</summary>
    private static RgbImage Rimmed(RgbImage picture, int across, int down, byte tone)
    {
        var (width, height) = (picture.Width + (2 * across), picture.Height + (2 * down));
        var pixels = new byte[3 * width * height];
        Array.Fill(pixels, tone);
        for (var y = 0; y < picture.Height; y++)
        {
            picture.Pixels.AsSpan(3 * y * picture.Width, 3 * picture.Width)
                .CopyTo(pixels.AsSpan(3 * (((y + down) * width) + across)));
        }

        return new(width, height, pixels);
    }

    private static IEnumerable<(string Name, RgbImage Copy)> Changes(RgbImage picture)
    {
        yield return ("bright", DrawnPictures.Map(picture, (tone, _) => (tone - 128) * 2.5 + 150));
        yield return ("dark", DrawnPictures.Map(picture, (tone, _) => tone * 0.6));
        yield return ("flat", DrawnPictures.Map(picture, (tone, _) => 128 + ((tone - 128) * 0.6)));
        yield return ("grey", Grey(picture));
        var random = new RandomSource(1);
        yield return ("noisy", DrawnPictures.Map(picture, (tone, _) => tone + (60 * (random.NextDouble() - 0.5))));
        yield return ("sharpened", Convolved(picture, -0.1));
        yield return ("blurred", Convolved(Convolved(Convolved(picture, 0.15), 0.15), 0.15));
        yield return ("compressed", picture);
    }

    private static RgbImage Grey(RgbImage picture)
    {
        var pixels = picture.Pixels.ToArray();
        for (var i = 0; i < pixels.Length; i += 3)
        {
            pixels.AsSpan(i, 3).Fill((byte)((pixels[i] + pixels[i + 1] + pixels[i + 2]) / 3));
        }

        return picture with { Pixels = pixels };
    }

    /// <summary>Mixed with its four neighbours, of this weight each.</summary>
    private static RgbImage Convolved(RgbImage picture, double weight)
    {
        var (pixels, line) = (picture.Pixels.ToArray(), 3 * picture.Width);
        for (var i = line + 3; i < pixels.Length - line - 3; i++)
        {
            var around = picture.Pixels[i - 3] + picture.Pixels[i + 3] + picture.Pixels[i - line]
                + picture.Pixels[i + line];
            pixels[i] = (byte)Math.Clamp(((1 - (4 * weight)) * picture.Pixels[i]) + (weight * around), 0, 255);
        }

        return picture with { Pixels = pixels };
    }

    /// <summary>Twice as large, with straight lines between the tones.</summary>
    private static RgbImage Enlarged(RgbImage picture)
    {
        var (width, height) = (2 * picture.Width, 2 * picture.Height);
        var pixels = new byte[3 * width * height];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (Math.Max(0, ((i / 3 % width) - 0.5) / 2), Math.Max(0, ((i / 3 / width) - 0.5) / 2));
            var (left, top) = (Math.Min((int)x, picture.Width - 2), Math.Min((int)y, picture.Height - 2));
            var (p, q) = (Math.Min(1, x - left), Math.Min(1, y - top));
            pixels[i] = (byte)Math.Round(
                ((1 - q) * (((1 - p) * At(left, top)) + (p * At(left + 1, top))))
                + (q * (((1 - p) * At(left, top + 1)) + (p * At(left + 1, top + 1)))));
            byte At(int column, int row) => picture.Pixels[(3 * ((row * picture.Width) + column)) + (i % 3)];
        }

        return new(width, height, pixels);
    }

    private static string Best(
        Dictionary<string, byte[]> files, Action<string>? told = null, long memory = 64 << 20)
    {
        var decoder = new PictureDecoder(new DecodeLimits());
        var group = files.Select(file =>
        {
            var image = decoder.DecodeInside(file.Value, 4096, 4096).Image!;
            return Picture(file.Key, image.Width, image.Height, file.Value.Length);
        }).ToArray();
        return new KeepRule().Best(group, new GroupConditions(decoder, Read, new(memory))).Path;

        ReadPicture Read(DuplicatePicture picture, int side)
        {
            told?.Invoke(picture.Path);
            var file = files[picture.Path];
            return new(decoder.DecodeInside(file, side, side).Image!, JpegTables.Quality(file));
        }
    }

    private static DuplicatePicture Picture(string path, int width, int height, long size) => new()
    {
        Id = 1,
        Content = PictureContent.OnDisk(path),
        Fingerprint = Fingerprint.OfBytes([1]),
        Width = width,
        Height = height,
        Size = size,
        Format = path.EndsWith(".png", StringComparison.Ordinal) ? "PNG" : "JPEG",
    };
}
