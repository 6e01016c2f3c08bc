using Akin.Imaging;
using Akin.Imaging.Writing;
using Akin.Rendering;
using Akin.Rendering.Sheets;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Rendering.Sheets;

public sealed class ContactSheetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public void WritePicture_SoManyPictures_ShowsEachAtFullSize(int count)
    {
        var (image, result) = Draw(Flat(count, 20, 20), new() { Count = 200, Columns = 7, Size = 20 });
        Assert.Equal(count, result.Pictures);
        Assert.Equal(count > 0 ? 1 : 0, result.Groups);
        Assert.Equal((image.Width, image.Height), (result.Width!.Value, result.Height!.Value));
        for (var i = 0; i < count; i++)
            Assert.Equal(400, CountOf(image, i));
    }

    [Theory]
    [InlineData(4000, 2, 20 * 1)]
    [InlineData(2, 4000, 20 * 1)]
    [InlineData(1, 1, 1)]
    [InlineData(10, 5, 50)]
    public void WritePicture_AnyAspect_IsFittedIntoItsPlaceAndNeverEnlarged(int width, int height, int pixels) =>
        Assert.Equal(pixels, CountOf(Draw(Flat(1, width, height), new() { Size = 20 }).Image, 0));

    [Fact]
    public void WritePicture_ByNearest_StandsInOrder()
    {
        var (image, _) = Draw(Flat(6, 20, 20), new() { Count = 6, Columns = 3, Size = 20 });
        var places = Enumerable.Range(0, 6).Select(i => Place(image, i)).ToArray();
        Assert.True(places[0].X < places[1].X && places[1].X < places[2].X);
        Assert.Equal(places[..3].Select(place => place.X), places[3..].Select(place => place.X));
        Assert.Single(places[..3].Select(place => place.Y).Distinct());
        Assert.True(places[3].Y > places[2].Y + 20);
    }

    [Fact]
    public void WritePicture_PictureThatIsGone_IsNamedAndItsPlaceLeft()
    {
        var model = Flat(3, 20, 20) with
        {
            Thumbnails = (picture, side) => picture.Id == 1 ? null : Square((int)picture.Id, 20, 20),
        };
        var (image, result) = Draw(model, new() { Count = 3, Size = 20 });
        Assert.Equal(["p1.png"], result.Missing);
        Assert.Equal([400, 0, 400], Enumerable.Range(0, 3).Select(i => CountOf(image, i)));
        Assert.Equal(["p1.png"], Page(model, new() { Count = 3 }).Result.Missing);
    }

    [Fact]
    public void WritePicture_OnAnyNumberOfThreads_GivesTheSameBytes()
    {
        var model = SyntheticReport.Make(60, 3);
        var one = File(model, new() { Threads = 1, Size = 48 });
        var four = File(model, new() { Threads = 4, Size = 48 });
        Assert.Equal(one, four);
        Assert.Equal(
            Page(model, new() { Threads = 1, Size = 48 }).Text, Page(model, new() { Threads = 4, Size = 48 }).Text);
    }

    [Fact]
    public void WritePicture_TooLargeForTheFormatOrTheMemory_IsRefused()
    {
        var model = Flat(2000, 20, 20);
        var options = new SheetOptions { Count = 2000, Columns = 1, Size = 20 };
        Assert.Contains(
            "is too large for WebP, which takes 16,383 a side",
            Assert.Throws<ArgumentException>(() => ContactSheet.WritePicture(
                model, _folder.PathOf("s"), PictureFileFormat.WebP, options)).Message, StringComparison.Ordinal);
        Assert.Contains("20 MB are left", Assert.Throws<ArgumentException>(() => ContactSheet.WritePicture(
            model, _folder.PathOf("s"), PictureFileFormat.Png, options, 20_000_000)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WritePage_NamesOfAnyKind_AreTextAndNothingElse()
    {
        var model = Flat(1, 20, 20) with { Title = "<i>T" };
        model = model with { Pictures = [model.Pictures[0] with { RelativePath = "</style><script>\u202E&\"x.png" }] };
        var (text, _) = Page(model, new());
        Assert.Contains("style&gt;&lt;script&gt;", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; img-src data:;", text, StringComparison.Ordinal);
        Assert.Contains("size:A4 landscape", text, StringComparison.Ordinal);
        Assert.Contains("size:A4 portrait", Page(model, new() { Paper = SheetPaper.Portrait }).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritePage_InABrowser_ShowsEveryPictureAndBreaksNoRule()
    {
        Assert.SkipUnless(Browser.Path is not null || Browser.IsRequired, Browser.Remedy);
        var path = _folder.Write("sheet.html", System.Text.Encoding.UTF8.GetBytes(
            Page(SyntheticReport.Make(30, 3), new() { Count = 4, Size = 40 }).Text));
        var (dom, log) = await Browser.DumpAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(12, dom.Split("<figure").Length - 1);
        Assert.DoesNotContain("Content Security Policy", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sheet", Ground.Light, false)]
    [InlineData("sheet-dark", Ground.Dark, false)]
    [InlineData("sheet-by-collection", Ground.Light, true)]
    public void WritePicture_Sheet_LooksAsItDid(string name, Ground ground, bool byCollection)
    {
        var model = SyntheticReport.Make(24, 2);
        model = model with
        {
            Pictures = [.. model.Pictures.Select((picture, i) => i % 7 == 0 ? picture with { Label = -1 } : picture)],
        };
        GoldenPicture.Check(name, Draw(model, new()
        {
            Ground = ground,
            ByCollection = byCollection,
            Count = 6,
            Columns = 4,
            Size = 44,
            Caption = SheetCaption.Both,
        }).Image);
    }

    private (RgbImage Image, SheetResult Result) Draw(ReportModel model, SheetOptions options)
    {
        var path = _folder.PathOf("sheet.png");
        var result = ContactSheet.WritePicture(model, path, PictureFileFormat.Png, options);
        return (new PictureDecoder(new DecodeLimits()).DecodeInside(
            System.IO.File.ReadAllBytes(path), int.MaxValue, int.MaxValue).Image!, result);
    }

    private byte[] File(ReportModel model, SheetOptions options)
    {
        ContactSheet.WritePicture(model, _folder.PathOf("sheet.png"), PictureFileFormat.Png, options);
        return System.IO.File.ReadAllBytes(_folder.PathOf("sheet.png"));
    }

    private static (string Text, SheetResult Result) Page(ReportModel model, SheetOptions options)
    {
        using var output = new StringWriter();
        var result = ContactSheet.WritePage(model, output, options);
        return (output.ToString(), result);
    }

    /// <summary>Pictures of one colour each, in one group: red is the number, the rest says that it is one.</summary>
    private static ReportModel Flat(int count, int width, int height) => new()
    {
        Title = "T",
        Pictures = [.. Enumerable.Range(0, count).Select(i => new ReportPicture
        {
            Id = i, RelativePath = $"p{i}.png", Distance = i, Width = width, Height = height,
        })],
        Thumbnails = (picture, side) =>
        {
            var scale = Math.Min(1, (double)side / Math.Max(width, height));
            return Square(
                (int)picture.Id, Math.Max(1, (int)Math.Round(width * scale)),
                Math.Max(1, (int)Math.Round(height * scale)));
        },
    };

    private static RgbImage Square(int number, int width, int height) =>
        new(width, height, [.. Enumerable.Range(0, width * height).SelectMany(_ => (byte[])[(byte)number, 1, 77])]);

    private static int CountOf(RgbImage image, int number) =>
        Enumerable.Range(0, image.Pixels.Length / 3).Count(i => Is(image, i, number));

    private static (int X, int Y) Place(RgbImage image, int number)
    {
        var first = Enumerable.Range(0, image.Pixels.Length / 3).First(i => Is(image, i, number));
        return (first % image.Width, first / image.Width);
    }

    private static bool Is(RgbImage image, int i, int number) =>
        image.Pixels[3 * i] == number && image.Pixels[(3 * i) + 1] == 1 && image.Pixels[(3 * i) + 2] == 77;
}
