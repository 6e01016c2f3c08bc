using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Workspace;
using Xunit;

namespace Akin.Tests.Workspace;

public sealed class FeatureModelTests
{
    private static readonly FeatureModel Model = new("some/model", "ab", "224 squash", "int8", 1_280);

    [Fact]
    public void Key_Model_IsAReadableFolderName() => Assert.Matches("^some-model-int8-[0-9a-f]{12}$", Model.Key);

    [Fact]
    public void Key_LongNameInUpperCase_IsShortAndOneOnEveryFileSystem()
    {
        var key = (Model with { Id = new string('M', 300) }).Key;
        Assert.Equal((new string('m', 48), 48 + "-int8-".Length + 12), (key[..48], key.Length));
    }

    [Fact]
    public void Of_DefaultModel_HasTheKeyThatFeaturesAreStoredUnder()
    {
        var recipe = ExtractorRecipe.Choose(new ExtractorChoice { Precision = Precision.Float32 });

        Assert.Equal("efficientnet-lite0-float32-eb7b9969aeed", FeatureModel.Of(recipe).Key);
    }

    [Fact]
    public void Key_AnyChange_IsAnother()
    {
        FeatureModel[] others =
        [
            Model with { FileSha256 = "ac" }, Model with { Preprocessing = "224 crop" },
            Model with { Precision = "float32" },
            Model with { Dimension = 64 },
        ];
        Assert.All(others, other => Assert.NotEqual(Model.Key, other.Key));
        Assert.Equal(Model.Key, (Model with { }).Key);
    }
}
