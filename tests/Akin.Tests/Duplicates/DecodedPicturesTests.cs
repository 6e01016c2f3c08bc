using Akin.Duplicates;
using Akin.Imaging;
using Akin.Intake;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Duplicates;

public sealed class DecodedPicturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_ASecondTime_DoesNotReadTheFileAgain()
    {
        var bytes = PictureEncoder.Png(DrawnPictures.Draw(3, 1));
        var pictures = new[] { Picture("a.png", bytes), Picture("b.png", [1, 2, 3]) };
        var decoded = new DecodedPictures(new(new DecodeLimits()), pictures);
        Assert.Equal(128, decoded.Of(0, 128)!.Light.Width);
        Assert.Null(decoded.Of(1, 128));
        File.Delete(pictures[0].Path);
        Assert.Equal(128, decoded.Of(0, 128)!.Light.Width);
        Assert.Null(decoded.Of(0, 64));
    }

    [Fact]
    public void Of_MoreThanTheBound_ForgetsTheOldestOnly()
    {
        var bytes = PictureEncoder.Png(DrawnPictures.Draw(3, 1));
        var pictures = new[] { Picture("a.png", bytes), Picture("b.png", bytes), Picture("c.png", bytes) };
        var decoded = new DecodedPictures(new(new DecodeLimits()), pictures, 2 * 3 * 128 * 128);
        for (var row = 0; row < 3; row++)
        {
            Assert.NotNull(decoded.Of(row, 128));
            File.Delete(pictures[row].Path);
        }

        Assert.Equal([true, true, false], [.. new[] { 2, 1, 0 }.Select(row => decoded.Of(row, 128) is not null)]);
    }

    [Fact]
    public void DecodedBytes_WithLittleMemory_IsAShareOfIt()
    {
        Assert.Equal((128L << 20, 640L << 20), Bytes(null));
        Assert.Equal((128L << 20, 640L << 20), Bytes(4L << 30));
        Assert.Equal((32L << 20, 128L << 20), Bytes(256L << 20));

        static (long, long) Bytes(long? memory) =>
            new DuplicateOptions { MemoryBytes = memory } is var options
                ? (options.DecodedBytes, options.MeasuringBytes) : default;
    }

    private DuplicatePicture Picture(string name, byte[] bytes) => new()
    {
        Id = name[0],
        Content = PictureContent.OnDisk(_folder.Write(name, bytes)),
        Fingerprint = Fingerprint.OfBytes(bytes),
    };
}
