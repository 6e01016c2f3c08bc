using Akin.Embedding.Graphs;
using Akin.Embedding.Inputs;
using Akin.Imaging;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Embedding.Inputs;

public sealed class PreprocessingProposalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("resnet50-v1-12", false, PreprocessingPreset.ImageNet, null)]
    [InlineData("my-own", false, PreprocessingPreset.ImageNet, null)]
    [InlineData("vgg16", true, PreprocessingPreset.Caffe, null)]
    [InlineData("ResNet50V2", true, PreprocessingPreset.Tf, null)]
    [InlineData("keras_mobilenet", true, PreprocessingPreset.Tf, null)]
    [InlineData("mobilenetv2-12", false, PreprocessingPreset.ImageNet, null)]
    [InlineData("clip-vit-base-patch32", false, PreprocessingPreset.Clip, PictureFit.Crop)]
    [InlineData("eclipse", false, PreprocessingPreset.ImageNet, null)]
    [InlineData("dinov2-small", false, PreprocessingPreset.ImageNet, PictureFit.Crop)]
    [InlineData("efficientnet-lite4-11", true, null, null)]
    public void For_FileName_TellsTheFamily(
        string name, bool pixelsFirst, PreprocessingPreset? preset, PictureFit? fit)
    {
        var proposal = For(name, Plain(pixelsFirst));

        Assert.Equal((preset, fit), (proposal.Choice.Preset, proposal.Choice.Fit));
        Assert.EndsWith("(--preprocessing).", proposal.Values, StringComparison.Ordinal);
        Assert.EndsWith("(--fit).", proposal.Fit, StringComparison.Ordinal);
    }

    [Fact]
    public void For_EfficientNetLite_HasItsOwnValues()
    {
        var choice = For("efficientnet-lite4", Plain(true)).Choice;
        Assert.Equal((1f, new ChannelValues(127), new ChannelValues(128)), (choice.Scale, choice.Mean, choice.Std));
    }

    [Theory]
    [InlineData("Sub", 0.485f, PreprocessingPreset.Unit)]
    [InlineData("Sub", 123.7f, null)]
    [InlineData("Div", 255f, null)]
    [InlineData("Mul", 0.0039f, null)]
    public void For_GraphThatNormalisesItself_GivesItPlainValues(string first, float value, PreprocessingPreset? preset)
    {
        var graph = new OnnxBuilder("g");
        graph.Input("image", "n", 3, 8, 8);
        graph.Node(first, ["image", graph.Weights("c", [1], new WeightFill(0, value))], "normal");
        graph.Node("GlobalAveragePool", ["normal"], "features");
        graph.Output("features", "n", 3, 1, 1);
        var proposal = For("vgg16", graph);

        Assert.Equal(preset, proposal.Choice.Preset);
        Assert.Null(proposal.Choice.Mean);
        Assert.Contains($"normalises values itself, by {first}", proposal.Values, StringComparison.Ordinal);
    }

    [Fact]
    public void For_MeanAndStdBesideTheModel_TakesThem()
    {
        var graph = Plain(false);
        graph.Metadata("mean", "[0.5, 0.4, 0.3]");
        graph.Metadata("std", "(0.2, 0.2, 0.1)");
        var choice = For("vgg16", graph).Choice;

        Assert.Equal((1 / 255f, new ChannelValues(0.5f, 0.4f, 0.3f)), (choice.Scale, choice.Mean));
        Assert.Equal(new ChannelValues(0.2f, 0.2f, 0.1f), choice.Std);
    }

    [Theory]
    [InlineData("classify", PictureFit.Crop)]
    [InlineData("detect", PictureFit.Pad)]
    public void For_ModelOfUltralytics_IsFittedAsTheyDo(string task, PictureFit fit)
    {
        var graph = Plain(false);
        graph.Metadata("author", "Ultralytics");
        graph.Metadata("task", task);

        var choice = For("best", graph).Choice;
        Assert.Equal((PreprocessingPreset.Unit, fit), (choice.Preset, choice.Fit));
    }

    private static OnnxBuilder Plain(bool pixelsFirst)
    {
        var graph = new OnnxBuilder("g");
        object[] shape = pixelsFirst ? ["n", 8, 8, 3] : ["n", 3, 8, 8];
        graph.Input("image", shape);
        graph.Node("Relu", ["image"], "features");
        graph.Output("features", shape);
        return graph;
    }

    private PreprocessingProposal For(string name, OnnxBuilder built)
    {
        var path = _folder.PathOf(name + ".onnx");
        using (var file = File.Create(path))
        {
            built.Write(file);
        }

        using var graph = OnnxGraph.Open(path);
        return PreprocessingProposal.For(graph, PictureInput.Find(graph));
    }
}
