using System.Runtime.InteropServices;
using Akin.Embedding.Inputs;
using Xunit;

namespace Akin.Tests.Embedding.Inputs;

public sealed class PixelNormalisationTests
{
    private static readonly Preprocessing Halves = new()
    {
        Width = 1,
        Height = 1,
        Mean = new(127),
        Std = new(128),
    };

    private static readonly Preprocessing Caffe = new()
    {
        Width = 1,
        Height = 1,
        Channels = ChannelOrder.Bgr,
        Mean = new(103.939f, 116.779f, 123.68f),
    };

    private static readonly Preprocessing ImageNet = new()
    {
        Width = 1,
        Height = 1,
        Scale = 1 / 255f,
        Mean = new(0.485f, 0.456f, 0.406f),
        Std = new(0.229f, 0.224f, 0.225f),
    };

    public static TheoryData<int> Lengths => [0, 1, 15, 16, 17, 100, 224 * 224];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ToFloats_PowersOfTwo_EqualTheDefinitionExactly(int pixels)
    {
        var rgb = Pixels(pixels);
        var planes = new float[pixels * 3];

        PixelNormalisation.ToFloats(rgb, planes, Halves);

        for (var i = 0; i < pixels * 3; i++)
        {
            Assert.Equal((rgb[i] - 127f) / 128f, planes[((i % 3) * pixels) + (i / 3)]);
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ToFloats_AnyValuesOrderAndLayout_EqualTheDefinition(int pixels)
    {
        var rgb = Pixels(pixels);
        foreach (var preprocessing in new[] { Caffe, ImageNet })
        {
            var planes = new float[pixels * 3];
            var interleaved = new float[pixels * 3];
            PixelNormalisation.ToFloats(rgb, planes, preprocessing);
            PixelNormalisation.ToFloats(
                rgb, interleaved, preprocessing with { Layout = TensorLayout.Nhwc });

            for (var i = 0; i < pixels * 3; i++)
            {
                var (pixel, channel) = (i / 3, i % 3);
                var source = preprocessing.Channels == ChannelOrder.Bgr ? 2 - channel : channel;
                var expected = ((rgb[(pixel * 3) + source] * (double)preprocessing.Scale) - preprocessing.Mean[channel])
                    / preprocessing.Std[channel];
                Assert.Equal(expected, planes[(channel * pixels) + pixel], 1e-5);
                Assert.Equal(planes[(channel * pixels) + pixel], interleaved[i]);
            }
        }
    }

    [Fact]
    public void Write_Halves_AreTheFloatsRounded()
    {
        var rgb = Pixels(33);
        var floats = new float[99];
        var halves = new Half[99];
        PixelNormalisation.ToFloats(rgb, floats, ImageNet);

        PixelNormalisation.Write(
            rgb, MemoryMarshal.AsBytes(halves.AsSpan()), ImageNet with { Element = TensorElement.Float16 },
            new float[99]);

        Assert.Equal(floats.Select(value => (Half)value), halves);
    }

    [Fact]
    public void Write_Bytes_AreTheValuesKeptWithin()
    {
        var plain = new Preprocessing
        {
            Width = 1,
            Height = 1,
            Element = TensorElement.UInt8,
            Layout = TensorLayout.Nhwc,
        };
        var tensor = new byte[6];

        PixelNormalisation.Write([0, 1, 254, 255, 128, 7], tensor, plain, new float[6]);
        Assert.Equal([0, 1, 254, 255, 128, 7], tensor);

        var changed = plain with { Scale = 2, Mean = new(10) };
        PixelNormalisation.Write([0, 1, 254, 255, 128, 7], tensor, changed, new float[6]);
        Assert.Equal([0, 0, 255, 255, 246, 4], tensor);
    }

    [Fact]
    public void ToFloats_LengthsThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => PixelNormalisation.ToFloats(new byte[6], new float[5], Halves));
        Assert.Throws<ArgumentException>(() => PixelNormalisation.ToFloats(new byte[5], new float[5], Halves));
    }

    private static byte[] Pixels(int count) =>
        [.. Enumerable.Range(0, count * 3).Select(i => (byte)((i * 37) + (i / 256)))];
}
