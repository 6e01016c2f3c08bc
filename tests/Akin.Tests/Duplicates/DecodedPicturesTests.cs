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

    private DuplicatePicture Picture(string name, byte[] bytes) => new()
    {
        Id = name[0],
        Content = PictureContent.OnDisk(_folder.Write(name, bytes)),
        Fingerprint = Fingerprint.OfBytes(bytes),
    };
}
