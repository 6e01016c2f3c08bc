using Akin.Imaging;
using Akin.Imaging.Writing;
using Akin.Rendering;
using Akin.Rendering.Mosaics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Rendering.Mosaics;

public sealed class MosaicTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Paint_TwoThatOverlap_ShowsTheNearerOneWithItsBorderOnTop()
    {
        // Boxes of 4 × 4 and one pixel of border; the second reaches one pixel into the first, and is less deep.
        MosaicPicture[] pictures =
        [
            new() { X = 0, Y = 1, Width = 2, Height = 2, Colour = 0, Depth = 2 },
            new() { X = 1, Y = 0, Width = 2, Height = 2, Colour = -1, Depth = 1 },
        ];
        var (image, result) = Paint(
            pictures, new() { Width = 7, Height = 7, MaxSide = 2, Border = 1, Ground = MosaicGround.Light });
        Assert.Equal((2, 0), (result.Drawn, result.Hidden));
        Assert.Equal(
            [
                "bbbb...",
                "b00b...",
                "b00b...",
                "bbbgggg",
                "...g11g",
                "...g11g",
                "...gggg",
            ],
            Letters(image, (Palette.Rgb(0), 'b'), (Palette.Rgb(-1), 'g'), (0xFFFFFF, '.')));
    }

    [Fact]
    public void Paint_OneUnderAnother_NeverDecodesIt()
    {
        var source = new FlatPictures();
        var (_, result) = Paint(Pile(3), new() { Width = 30, Height = 30, MaxSide = 10 }, source);
        Assert.Equal((1, 2), (result.Drawn, result.Hidden));
        Assert.Equal([0], source.Asked);
    }

    [Fact]
    public void Paint_OneThatIsGone_ShowsWhatItWouldHaveHidden()
    {
        var (image, result) = Paint(
            Pile(3), new() { Width = 8, Height = 8, MaxSide = 2, Border = 1 }, new FlatPictures { Gone = [0, 2] });
        Assert.Equal((1, 0), (result.Drawn, result.Hidden));
        Assert.Equal([0, 2], result.Failed);
        Assert.Equal('1', Letters(image)[3][3]);
    }

    [Fact]
    public void Paint_PileThatIsGone_IsFoundOutAtOnce()
    {
        // Layer by layer it would take as many rounds as there are pictures.
        var source = new FlatPictures { Gone = [.. Enumerable.Range(0, 200)] };
        var (_, result) = Paint(Pile(201), new() { Width = 30, Height = 30, MaxSide = 10 }, source);
        Assert.Equal((1, 0, 200), (result.Drawn, result.Hidden, result.Failed.Count));
        Assert.Equal([0, 200], source.Asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Paint_AnyStripsAndThreads_GivesTheSameBytes(bool grid)
    {
        MosaicPicture[] pictures = [.. Enumerable.Range(0, 150).Select(i => new MosaicPicture
        {
            X = i * 37 % 101, Y = i * 53 % 97, Width = 20 + (i % 7 * 9), Height = 60 - (i % 5 * 8),
            Colour = (i % 9) - 1,
            Depth = i * 7 % 13,
        })];
        var options = new MosaicOptions
        {
            Width = 300,
            Height = 500,
            MaxSide = 60,
            Grid = grid,
            Threads = 1,
            Legend = [new("a", 0, 9), new("b", 1, 2)],
        };
        var whole = Bytes(options);
        Assert.Equal(whole, Bytes(options with { StripBytes = 1, Threads = 3 }));
        Assert.Equal(whole, Bytes(options with { StripBytes = 300 * 3 * 100, Threads = 2 }));
        Assert.Equal(whole, Bytes(options with { PictureBytes = 1, Threads = 2 }));
        Assert.Equal(whole, Bytes(options with { PictureBytes = 40_000 }));

        byte[] Bytes(MosaicOptions o)
        {
            var path = _folder.PathOf($"{Guid.NewGuid()}.png");
            Write(path, pictures, o, new FlatPictures { Gone = [3, 50] });
            return File.ReadAllBytes(path);
        }
    }

    [Fact]
    public void Paint_MorePicturesThanMayBeHeld_DecodesThemAgain()
    {
        // Two rows of two pictures of 8 × 8: one row of the mosaic shows two of them, 384 bytes.
        MosaicPicture[] pictures =
        [
            .. Enumerable.Range(0, 4).Select(i => new MosaicPicture { X = i % 2, Y = i / 2, Width = 8, Height = 8 }),
        ];
        var options = new MosaicOptions { Width = 16, Height = 16, MaxSide = 8, Border = 0, Threads = 1 };
        var source = new FlatPictures();
        Assert.Equal(4, Paint(pictures, options, source).Result.Drawn);
        Assert.Equal(4, source.Asked.Count);
        var tight = new FlatPictures();
        Assert.Equal(4, Paint(pictures, options with { PictureBytes = 100 }, tight).Result.Drawn);
        Assert.Equal([0, 1, 2, 3], tight.Asked.Distinct().Order());
    }

    [Fact]
    public void Legend_NamesInOtherScripts_AreLettersAndNeverCutInTwo()
    {
        Assert.SkipUnless(SvgRasterizer.HasFonts, "this machine has no fonts");
        Assert.NotEqual(Legend("Жуки").Pixels, Legend("Куиж").Pixels);
        Assert.DoesNotContain('\uFFFD', Text(new string('a', 38) + "🌸🌸🌸"));

        static RgbImage Legend(string name) => MosaicLegend.Draw(
            new() { Width = 400, Height = 300, Legend = [new(name, 0, 1)] })!;

        static string Text(string name) => System.Text.Encoding.UTF8.GetString(
            System.Text.Encoding.UTF8.GetBytes(MosaicLegend.TextOf(new(name, 0, 1))));
    }

    [Fact]
    public void Layout_RoomOfAnotherLegend_KeepsItsAxes()
    {
        MosaicKey[] all = [.. Enumerable.Range(0, 15).Select(i => new MosaicKey($"a name of cluster {i}", i, 1))];
        MosaicPicture[] pictures = [.. Enumerable.Range(0, 15).Select(i => new MosaicPicture { X = i, Y = i * i })];
        var options = new MosaicOptions
        {
            Width = 400,
            Height = 300,
            Legend = all,
            MaxSide = 9,
            Window = MapWindow.Of(pictures),
        };
        var whole = MosaicLayout.Of(pictures, options).Single(box => box.Picture == 3);
        var alone = MosaicLayout.Of([pictures[3]], options with { Legend = [all[3]], LegendRoom = all })[0];
        Assert.Equal(whole with { Picture = 0 }, alone);
        Assert.NotEqual(alone, MosaicLayout.Of([pictures[3]], options with { Legend = [all[3]] })[0]);
    }

    [Fact]
    public void Paint_NoPictures_IsGround()
    {
        var (image, result) = Paint([], new() { Width = 5, Height = 4, Ground = 0x010203 });
        Assert.Equal((0, 0, 0), (result.Drawn, result.Hidden, result.WithoutPlace));
        Assert.Equal([.. Enumerable.Range(0, 20).SelectMany(_ => (byte[])[1, 2, 3])], image.Pixels);
    }

    [Fact]
    public void Paint_Legend_TakesTheFootAndShowsEachColour()
    {
        var options = new MosaicOptions
        {
            Width = 400,
            Height = 300,
            MaxSide = 20,
            Border = 0,
            Legend = [new("first", 0, 1), new("second", 1, 12)],
        };
        var (image, _) = Paint([], options);
        foreach (var key in options.Legend)
        {
            var colour = Palette.Rgb(key.Colour);
            var rows = Enumerable.Range(0, 400 * 300).Where(i => ColourAt(image, i) == colour).Select(i => i / 400);
            Assert.Equal(64, rows.Count());
            Assert.All(rows, row => Assert.InRange(row, 276, 299));
        }
    }

    private static MosaicPicture[] Pile(int count) =>
        [.. Enumerable.Range(0, count)
            .Select(i => new MosaicPicture { X = 5, Y = 5, Width = 50, Height = 50, Depth = i })];

    private static int ColourAt(RgbImage image, int pixel) =>
        (image.Pixels[3 * pixel] << 16) | (image.Pixels[(3 * pixel) + 1] << 8) | image.Pixels[(3 * pixel) + 2];

    /// <summary>Rows of letters: a picture's own number where it is seen.</summary>
    private static string[] Letters(RgbImage image, params (int Colour, char Letter)[] letters) =>
    [
        .. Enumerable.Range(0, image.Height).Select(y => string.Concat(Enumerable.Range(0, image.Width).Select(x =>
        {
            var colour = ColourAt(image, (y * image.Width) + x);
            var found = letters.FirstOrDefault(pair => pair.Colour == colour).Letter;
            return found != 0 ? found : (char)('0' + (colour >> 16));
        }))),
    ];

    private (RgbImage Image, MosaicResult Result) Paint(
        MosaicPicture[] pictures, MosaicOptions options, FlatPictures? source = null)
    {
        var path = _folder.PathOf($"{Guid.NewGuid()}.png");
        var result = Write(path, pictures, options, source ?? new());
        var image = new PictureDecoder(new()).DecodeInside(File.ReadAllBytes(path), options.Width, options.Height);
        return (image.Image!, result);
    }

    private static MosaicResult Write(string path, MosaicPicture[] pictures, MosaicOptions options, FlatPictures source)
    {
        using var writer = new PngWriter(path, options.Width, options.Height, 1);
        return Mosaic.Paint(
            pictures, source, options, writer, cancellation: TestContext.Current.CancellationToken);
    }

    /// <summary>Pictures of one colour, whose red is their number.</summary>
    private sealed class FlatPictures : IMosaicSource
    {
        private readonly Lock _gate = new();

        public HashSet<int> Gone { get; init; } = [];

        public List<int> Asked { get; } = [];

        public RgbImage? Fetch(int picture, int width, int height)
        {
            lock (_gate)
                Asked.Add(picture);

            return Gone.Contains(picture) ? null : new(width, height, [.. Enumerable.Range(0, width * height)
                .SelectMany(_ => (byte[])[(byte)picture, 7, 9])]);
        }

        public bool IsThere(int picture) => !Gone.Contains(picture);
    }
}
