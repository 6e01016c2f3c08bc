using Akin.Embedding;
using Akin.Embedding.Models;
using Xunit;

namespace Akin.Tests.Embedding;

public sealed class FeatureExtractorTests
{
    [Fact]
    public void Extract_CheckPictureFloat32_GivesTheFiguresOfTheCard()
    {
        var features = FeaturesOf(Precision.Float32, CheckPicture());

        Assert.Equal(18.911, Norm(features), tolerance: 0.002);
        Assert.Equal(0.17612, features.Average(), tolerance: 0.00002);
        var largest = features.Index().OrderByDescending(f => f.Item).Take(5).ToList();
        Assert.Equal([1062, 989, 113, 315, 782], largest.Select(f => f.Index));
        Assert.Equal([4.991, 4.126, 4.060, 3.657, 3.581], largest.Select(f => Math.Round(f.Item, 3)));
        Assert.All(features, f => Assert.True(f >= 0));
    }

    [Fact]
    public void Extract_CheckPictureInt8_GivesTheFiguresOfTheCard()
    {
        Assert.SkipUnless(PrecisionChoice.Resolve(null) == Precision.Int8, "int8 is not exact on this processor.");
        var features = FeaturesOf(Precision.Int8, CheckPicture());

        Assert.Equal(19.01, Norm(features), tolerance: 0.02);
        Assert.Equal(0.1750, features.Average(), tolerance: 0.0005);
        Assert.Equal(1062, Array.IndexOf(features, features.Max()));
    }

    [Theory]
    [InlineData(Precision.Float32)]
    [InlineData(Precision.Int8)]
    public void Extract_OtherPicturesBetween_GivesTheSameBits(Precision precision)
    {
        using var model = EmbeddingModel.Open(precision: precision);
        using var first = new FeatureExtractor(model);
        using var second = new FeatureExtractor(model);
        var picture = CheckPicture();
        var before = Extract(first, picture);
        _ = Extract(first, new byte[picture.Length]);

        Assert.Equal(before, Extract(first, picture));
        Assert.Equal(before, Extract(second, picture));
    }

    [Fact]
    public void Extract_WrongLengths_AreRefused()
    {
        using var model = EmbeddingModel.Open(precision: Precision.Float32);
        using var extractor = new FeatureExtractor(model);

        Assert.Throws<ArgumentException>(() => extractor.Extract(new byte[3], new float[1280]));
        Assert.Throws<ArgumentException>(() => extractor.Extract(new byte[extractor.PixelBytes], new float[1279]));
    }

    [Fact]
    public void Open_Model_SaysWhatItIs()
    {
        using var model = EmbeddingModel.Open("efficientnet-lite0", Precision.Float32);

        Assert.Equal(Precision.Float32, model.Recipe.Precision);
        Assert.Equal(
            ModelCatalogue.Default.DefaultCard.Files[Precision.Float32].Sha256, model.Recipe.Sha256);
    }

    /// <summary>The picture of the model's card.</summary>
    private static byte[] CheckPicture()
    {
        const int size = 224;
        var rgb = new byte[size * size * 3];
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var pixel = ((y * size) + x) * 3;
                rgb[pixel] = (byte)(255 * x / 223);
                rgb[pixel + 1] = (byte)(255 * y / 223);
                rgb[pixel + 2] = (byte)(x * y);
            }
        }

        return rgb;
    }

    private static float[] FeaturesOf(Precision precision, byte[] rgb)
    {
        using var model = EmbeddingModel.Open(precision: precision);
        using var extractor = new FeatureExtractor(model);
        return Extract(extractor, rgb);
    }

    private static float[] Extract(FeatureExtractor extractor, byte[] rgb)
    {
        var features = new float[extractor.Dimension];
        extractor.Extract(rgb, features);
        return features;
    }

    private static double Norm(float[] features) => Math.Sqrt(features.Sum(f => (double)f * f));
}
