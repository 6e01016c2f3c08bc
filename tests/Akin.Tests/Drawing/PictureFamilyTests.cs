using Akin.Drawing;
using Akin.Imaging;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Drawing;

public sealed class PictureFamilyTests
{
    public static TheoryData<string> Names => [.. PictureFamilies.All.Select(family => family.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Draw_SameSeed_GivesTheSamePixels(string name) =>
        Assert.Equal(Draw(name, 5, 64, 48).Pixels, Draw(name, 5, 64, 48).Pixels);

    [Theory]
    [MemberData(nameof(Names))]
    public void Draw_OtherSeed_GivesAnotherPicture(string name)
    {
        var (first, second) = (Draw(name, 1, 64, 48).Pixels, Draw(name, 2, 64, 48).Pixels);
        Assert.True(first.Zip(second, (a, b) => Math.Abs(a - b)).Average() > 4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Draw_OddSizes_FillsThePictureWithSomethingToSee(string name)
    {
        foreach (var (width, height) in ((int, int)[])[(32, 32), (200, 40), (40, 200), (97, 61)])
        {
            for (var seed = 0UL; seed < 12; seed++)
            {
                var image = Draw(name, seed, width, height);
                Assert.Equal(width * height * 3, image.Pixels.Length);
                Assert.True(image.Pixels.Max() - image.Pixels.Min() > 30, $"{width} × {height}, seed {seed} is flat");
            }
        }
    }

    private static RgbImage Draw(string name, ulong seed, int width, int height) =>
        PictureFamilies.All.Single(family => family.Name == name).Draw(new RandomSource(seed), width, height);
}
