using Akin.Autoencoder;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Autoencoder;

public sealed class ShownPicturesTests
{
    private static readonly NetworkDesign Design = NetworkDesign.Of(16, 24);
    private static readonly Augmentation Changes = new() { Flip = true, Jitter = 0.4, Crop = 0.5, Noise = 0.1 };

    [Fact]
    public void Read_ToBeRestored_WantsThePictureAsItIs()
    {
        var asItIs = Read(new());
        var (input, target) = Read(Changes with { Restore = true });

        Assert.Equal(asItIs.Target, asItIs.Input);
        Assert.Equal(asItIs.Target, target);
        Assert.NotEqual(asItIs.Input, input);
    }

    [Fact]
    public void Read_WithOrWithoutRestoring_ShowsTheSame()
    {
        var restored = Read(Changes with { Restore = true });
        var changed = Read(Changes);

        Assert.Equal(changed.Input, restored.Input);
        Assert.NotEqual(changed.Target, restored.Target);
    }

    [Fact]
    public void Read_WithNothingChanged_RestoresWhatIsShown()
    {
        var (input, target) = Read(new() { Restore = true });

        Assert.Equal(target, input);
    }

    [Fact]
    public void Read_Mirrored_ShowsTheMirrorOfWhatIsWanted()
    {
        // Half of the pictures are mirrored: of 12 by far not all or none.
        var mirrored = 0;
        for (var picture = 0; picture < 12; picture++)
        {
            var (input, target) = Read(new() { Flip = true, Restore = true }, picture);
            var isMirrored = input.Zip(target).Any(pair => Math.Abs(pair.First - pair.Second) > 1e-3);
            mirrored += isMirrored ? 1 : 0;
            Assert.All(
                Enumerable.Range(0, input.Length),
                i => Assert.Equal(target[isMirrored ? Mirror(i) : i], input[i], 1e-6f));
        }

        Assert.InRange(mirrored, 2, 10);

        static int Mirror(int i)
        {
            var (place, channel) = Math.DivRem(i, NetworkDesign.PictureChannels);
            var (row, column) = Math.DivRem(place, Design.Width);
            return (((row * Design.Width) + Design.Width - 1 - column) * NetworkDesign.PictureChannels) + channel;
        }
    }

    private static (float[] Input, float[] Target) Read(Augmentation changes, int picture = 0)
    {
        var shown = new ShownPictures(
            ByteList.Blobs(Design, 12), Enumerable.Range(0, 12).ToArray(), Design, changes, new RandomSource(7));
        var (input, target) = (new float[Design.Picture.Size], new float[Design.Picture.Size]);
        shown.Read(picture, input, target);
        return (input, target);
    }
}
