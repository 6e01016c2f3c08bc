using Akin.Duplicates;
using Akin.Intake;
using Xunit;

namespace Akin.Tests.Duplicates;

public sealed class KeepRuleTests
{
    [Fact]
    public void Compare_Default_GoesByResolutionThenSharpnessThenSize()
    {
        var rule = new KeepRule();
        var plain = Picture("/a/plain.jpg");
        Assert.True(rule.Compare(plain with { Width = 200 }, plain with { Size = 999, Sharpness = 50 }) < 0);
        Assert.True(rule.Compare(plain with { Sharpness = 8 }, plain with { Size = 999 }) < 0);
        Assert.True(rule.Compare(plain with { Size = 11 }, plain) < 0);
        Assert.True(rule.Compare(plain with { Format = "PNG" }, plain) < 0);
        Assert.True(rule.Compare(plain with { Taken = 5 }, plain with { Taken = 0 }) < 0);
        Assert.True(rule.Compare(plain with { Taken = 0 }, plain) < 0);
    }

    [Fact]
    public void Compare_PreferredFolder_ComesBeforeAllElse()
    {
        var rule = new KeepRule { Preferred = ["/best", "/good/"] };
        Assert.True(rule.Compare(Picture("/best/x.jpg"), Picture("/good/x.jpg") with { Width = 999 }) < 0);
        Assert.True(rule.Compare(Picture("/good/x.jpg"), Picture("/bestof/x.jpg") with { Width = 999 }) < 0);
    }

    [Fact]
    public void Compare_EqualInAll_GoesByPath() =>
        Assert.True(new KeepRule().Compare(Picture("/a"), Picture("/b")) < 0);

    [Theory]
    [InlineData("x.jpg", "x-copy.jpg")]
    [InlineData("x.jpg", "Kopie von x.jpg")]
    [InlineData("Holiday in Portugal.jpg", "a (1).jpg")]
    [InlineData("holiday.jpg", "a copy.jpg")]
    [InlineData("holiday.jpg", "b - 2.jpg")]
    [InlineData("x copy.jpg", "x copy (2).jpg")]
    [InlineData("x.jpg", "x_edited.jpg")]
    [InlineData("写真.jpg", "写真 のコピー.jpg")]
    [InlineData("photocopier.jpg", "a copie.jpg")]
    [InlineData("IMG_2.jpg", "IMG_0002.jpg")]
    public void Compare_EqualInAllButTheName_KeepsTheOneThatLooksLikeAnOriginal(string kept, string goes)
    {
        foreach (var (folder, other) in new[] { ("/a/", "/b/"), ("/b/", "/a/"), ("/a/", "/a/") })
        {
            Assert.True(new KeepRule().Compare(Picture(folder + kept), Picture(other + goes)) < 0);
            Assert.True(new KeepRule().Compare(Picture(other + goes), Picture(folder + kept)) > 0);
        }
    }

    [Fact]
    public void Compare_OtherOrder_IsFollowed()
    {
        var rule = new KeepRule { Order = [KeepCriterion.Oldest, KeepCriterion.Path] };
        Assert.True(rule.Compare(Picture("/bbb") with { Modified = 1 }, Picture("/a") with { Modified = 2 }) < 0);
        Assert.True(rule.Compare(Picture("/z"), Picture("/aa") with { Width = 999 }) < 0);
    }

    private static DuplicatePicture Picture(string path) => new()
    {
        Id = 1,
        Content = PictureContent.OnDisk(path),
        Fingerprint = Fingerprint.OfBytes([1]),
        Width = 100,
        Height = 100,
        Size = 10,
        Format = "JPEG",
        Sharpness = 1,
    };
}
