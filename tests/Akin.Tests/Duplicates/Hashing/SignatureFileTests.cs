using Akin.Duplicates.Hashing;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Duplicates.Hashing;

public sealed class SignatureFileTests
{
    private static readonly PictureSignature Drawn = PictureSignature.Of(DrawnPictures.Draw(0, 1));

    [Fact]
    public void Find_AfterReopening_GivesWhatWasAdded()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("signatures.bin");
        using (var file = new SignatureFile(path))
        {
            file.Add(7, Drawn, 42);
            file.Add(8, Drawn, null);
        }

        using var again = new SignatureFile(path);
        var (signature, taken) = again.Find(7)!.Value;
        Assert.Equal(Drawn.Hashes, signature.Hashes);
        Assert.Equal(Drawn.Small, signature.Small);
        Assert.Equal((Drawn.Contrast, Drawn.Sharpness, 42), (signature.Contrast, signature.Sharpness, taken));
        Assert.Null(again.Find(8)!.Value.Taken);
        Assert.Null(again.Find(9));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    public void Open_TornRecord_DropsItAndGoesOnBehindTheWholeOnes(int bytes)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("signatures.bin");
        using (var file = new SignatureFile(path))
        {
            file.Add(1, Drawn, null);
            file.Add(2, Drawn, null);
        }

        using (var torn = File.OpenWrite(path))
        {
            torn.SetLength(torn.Length - bytes);
        }

        using (var file = new SignatureFile(path))
        {
            Assert.NotNull(file.Find(1));
            Assert.Null(file.Find(2));
            file.Add(3, Drawn, null);
        }

        using var again = new SignatureFile(path);
        Assert.NotNull(again.Find(3));
    }
}
