using Akin.Embedding;
using Akin.Embedding.Inputs;
using Akin.Embedding.Models;
using Akin.Imaging;
using Xunit;

namespace Akin.Tests.Embedding;

public sealed class ExtractorRecipeTests
{
    [Fact]
    public void Words_DefaultModel_AreTheOnesThatFeaturesAreStoredUnder() => Assert.Equal(
        "224 x 224 squash, rgb, (value - 127) / 128",
        ExtractorRecipe.Choose(new ExtractorChoice()).Words);

    [Fact]
    public void Words_AnyChangeOfWhatCounts_AreOthers()
    {
        var recipe = ExtractorRecipe.Choose(new ExtractorChoice());
        var input = recipe.Preprocessing;
        ExtractorRecipe[] others =
        [
            recipe,
            recipe with { Preprocessing = input with { Width = 225 } },
            recipe with { Preprocessing = input with { Height = 225 } },
            recipe with { Preprocessing = input with { Channels = ChannelOrder.Bgr } },
            recipe with { Preprocessing = input with { Fit = PictureFit.Crop } },
            recipe with { Preprocessing = input with { Scale = 2 } },
            recipe with { Preprocessing = input with { Mean = new(127, 127, 128) } },
            recipe with { Preprocessing = input with { Std = new(1, 128, 128) } },
            recipe with { Layer = recipe.Layer with { Tensor = "other" } },
            recipe with { Layer = recipe.Layer with { Pool = Pooling.Max } },
        ];

        Assert.Equal(others.Length, others.Select(other => other.Words).Distinct().Count());
        Assert.Equal(recipe.Words, (recipe with { Layer = recipe.Layer with { Name = "alias" } }).Words);
    }

    [Fact]
    public void Choose_UnknownModelOrLayer_NamesThoseThereAre()
    {
        Assert.Contains(
            "efficientnet-lite0",
            Assert.Throws<ArgumentException>(
                () => ExtractorRecipe.Choose(new ExtractorChoice { Model = "none" })).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "features",
            Assert.Throws<ArgumentException>(
                () => ExtractorRecipe.Choose(new ExtractorChoice { Layer = "none" })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_Precision_NamesItsFile()
    {
        var recipe = ExtractorRecipe.Choose(new ExtractorChoice { Precision = Precision.Int8 });
        var file = ModelCatalogue.Default.DefaultCard.Files[Precision.Int8];

        Assert.Equal((file.Sha256, Precision.Int8, "image"), (recipe.Sha256, recipe.Precision, recipe.Input));
        Assert.Throws<ModelUnavailableException>(
            () => ExtractorRecipe.Choose(new ExtractorChoice { Precision = Precision.Float16 }));
    }

    [Fact]
    public void Choose_ModelInInt8Alone_IsTakenOnEveryProcessor()
    {
        var recipe = ExtractorRecipe.Choose(new ExtractorChoice { Model = "efficientnet-lite2" });

        Assert.Equal(Precision.Int8, recipe.Precision);
        Assert.Equal(PrecisionChoice.Resolve(null) == Precision.Int8 ? 0 : 1, recipe.Assumptions.Count);
    }
}
