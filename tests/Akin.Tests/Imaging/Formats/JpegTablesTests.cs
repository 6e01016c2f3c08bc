using Akin.Imaging;
using Akin.Imaging.Formats;
using Akin.Tests.Duplicates;
using Xunit;

namespace Akin.Tests.Imaging.Formats;

public sealed class JpegTablesTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(75)]
    [InlineData(90)]
    public void Quality_OfAFile_IsTheOneItWasWrittenWith(int quality)
    {
        var file = PictureEncoder.Jpeg(DrawnPictures.Draw(3, 1), quality);
        Assert.InRange(JpegTables.Quality(file)!.Value, quality - 1, quality + 1);
    }

    [Fact]
    public void Quality_OfAnotherFormatOrAStump_IsNone()
    {
        Assert.Null(JpegTables.Quality(PictureEncoder.Png(DrawnPictures.Draw(3, 1))));
        Assert.Null(JpegTables.Quality([]));
        Assert.Null(JpegTables.Quality([0xFF, 0xD8]));
        Assert.Null(JpegTables.Quality([0xFF, 0xD8, 0xFF, 0xDB, 0, 4, 0, 1]));
    }
}
