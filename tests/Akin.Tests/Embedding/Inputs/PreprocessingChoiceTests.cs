using Akin.Embedding.Inputs;
using Akin.Imaging;
using Xunit;

namespace Akin.Tests.Embedding.Inputs;

public sealed class PreprocessingChoiceTests
{
    private static readonly Preprocessing Model = new()
    {
        Width = 224,
        Height = 224,
        Mean = new(127),
        Std = new(128),
    };

    [Fact]
    public void Apply_NothingSaid_IsWhatTheModelSays() =>
        Assert.Equal(Model with { }, new PreprocessingChoice().Apply(Model));

    // The definitions: torchvision's Normalize, Keras' preprocess_input of modes caffe and tf, CLIP's processor, x/255.
    [Theory]
    [InlineData(PreprocessingPreset.ImageNet, 0.10831407, -1.4929972, 1.5071024)]
    [InlineData(PreprocessingPreset.Caffe, 86.061, -85.779, 6.32)]
    [InlineData(PreprocessingPreset.Tf, 0.0196078, -0.7568627, 0.4901961)]
    [InlineData(PreprocessingPreset.Clip, 0.10553293, -1.2868563, 1.2215927)]
    [InlineData(PreprocessingPreset.Unit, 0.5098039, 0.1215686, 0.7450980)]
    public void Apply_Preset_GivesTheNumbersOfItsFamily(
        PreprocessingPreset preset, double first, double second, double third)
    {
        // One pixel: red 130, green 31, blue 190.
        var tensor = new float[3];
        PixelNormalisation.ToFloats([130, 31, 190], tensor, new PreprocessingChoice { Preset = preset }.Apply(Model));

        Assert.Equal([first, second, third], tensor.Select(value => (double)value), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Apply_NumbersBesideAPreset_GoOverIt()
    {
        var chosen = new PreprocessingChoice
        {
            Preset = PreprocessingPreset.ImageNet,
            Std = new(1),
            Size = (320, 240),
            Fit = PictureFit.Pad,
            Interpolation = Interpolation.Bicubic,
        }.Apply(Model);

        Assert.Equal((1 / 255f, new ChannelValues(1)), (chosen.Scale, chosen.Std));
        Assert.Equal("320 x 240 pad bicubic, rgb, (value * 0.003921569 - (0.485, 0.456, 0.406)) / 1", chosen.Words);
    }

    [Fact]
    public void Apply_OtherOrderOfColours_KeepsEachColoursNumbers()
    {
        var caffe = new PreprocessingChoice { Preset = PreprocessingPreset.Caffe }.Apply(Model);
        var turned = new PreprocessingChoice { Channels = ChannelOrder.Rgb }.Apply(caffe);
        float[] bgr = new float[3], rgb = new float[3];
        PixelNormalisation.ToFloats([10, 20, 30], bgr, caffe);
        PixelNormalisation.ToFloats([10, 20, 30], rgb, turned);

        Assert.Equal(bgr.Reverse(), rgb);
    }

    [Theory]
    [InlineData(PictureFit.Squash, true)]
    [InlineData(PictureFit.Crop, true)]
    [InlineData(PictureFit.Pad, false)]
    public void Frame_OtherMeans_IsAnotherOnlyWherePaddingShowsThem(PictureFit fit, bool same)
    {
        var one = new Preprocessing { Width = 224, Height = 224, Fit = fit, Mean = new(104, 117, 124) };
        Assert.Equal(same, one.Frame == (one with { Mean = new(1, 2, 3) }).Frame);
    }

    [Fact]
    public void Frame_Padding_HasTheColourNearestToZero()
    {
        var caffe = new PreprocessingChoice { Preset = PreprocessingPreset.Caffe, Fit = PictureFit.Pad }.Apply(Model);
        Assert.Equal(((byte)124, (byte)117, (byte)104), caffe.Frame.Background);
        var unit = new PreprocessingChoice { Preset = PreprocessingPreset.Unit, Fit = PictureFit.Pad }.Apply(Model);
        Assert.Equal(((byte)0, (byte)0, (byte)0), unit.Frame.Background);
        var signed = new PreprocessingChoice { Preset = PreprocessingPreset.Tf, Fit = PictureFit.Pad }.Apply(Model);
        Assert.InRange(signed.Frame.Background.Red, 127, 128);
    }

    [Fact]
    public void Apply_CropOfACatalogueModel_KeepsItsResizeUnlessTheSizeChanges()
    {
        var crop = Model with { Fit = PictureFit.Crop, Resize = 256 };
        Assert.Equal(256, new PreprocessingChoice().Apply(crop).Resize);
        Assert.Null(new PreprocessingChoice { Fit = PictureFit.Squash }.Apply(crop).Resize);
        Assert.Null(new PreprocessingChoice { Size = (384, 384) }.Apply(crop).Resize);
        Assert.Contains("224 x 224 crop of 256,", crop.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_WhatCannotBe_IsRefusedByName()
    {
        Refused("std", new() { Std = new(1, 0, 1) });
        Refused("std", new() { Std = new(float.NaN) });
        Refused("mean", new() { Mean = new(float.PositiveInfinity) });
        Refused("scale", new() { Scale = 0 });
        Refused("size", new() { Size = (0, 5) });
        Refused("size", new() { Size = (5, 4097) });
        Refused("resizing", new() { Resize = 256 });
        Refused("resizing", new() { Fit = PictureFit.Crop, Resize = 223 });
    }

    [Fact]
    public void Apply_ValuesThatNoByteHolds_AreRefusedForAModelOfBytes()
    {
        var bytes = Model with { Element = TensorElement.UInt8, Scale = 1, Mean = default, Std = new(1) };
        foreach (var preset in Enum.GetValues<PreprocessingPreset>())
        {
            var error = Assert.Throws<ArgumentException>(
                () => new PreprocessingChoice { Preset = preset }.Apply(bytes));
            Assert.Contains("takes bytes", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(bytes, new PreprocessingChoice().Apply(bytes));
        Assert.Equal(0.5f, new PreprocessingChoice { Scale = 0.5f }.Apply(bytes).Scale);
    }

    private static void Refused(string expected, PreprocessingChoice choice) => Assert.Contains(
        expected, Assert.Throws<ArgumentException>(() => choice.Apply(Model)).Message, StringComparison.Ordinal);
}
