using Akin.Embedding;
using Akin.Native.Onnx;
using Xunit;

namespace Akin.Tests.Embedding;

public sealed class DeviceChoiceTests
{
    private static readonly ExtractorRecipe OnProcessor = ExtractorRecipe.Choose(new ExtractorChoice());

    [Fact]
    public void On_Processor_IsTheRecipeItself() =>
        Assert.Equal(OnProcessor, DeviceChoice.On(OnProcessor, OnnxDevice.Cpu));

    [Theory]
    [InlineData(OnnxDevice.Cuda)]
    [InlineData(OnnxDevice.DirectMl)]
    [InlineData(OnnxDevice.CoreMl)]
    public void On_DeviceThatIsNotThere_StaysOnTheProcessorAndSaysSo(OnnxDevice device)
    {
        Assert.SkipWhen(OnnxEngine.WhyNot(device) is null, "This machine has the device.");
        var recipe = DeviceChoice.On(OnProcessor, device);

        Assert.Equal((OnnxDevice.Cpu, OnProcessor.Words), (recipe.Device, recipe.Words));
        var said = Assert.Single(recipe.Assumptions);
        Assert.StartsWith(
            $"It computes on the processor, not by {device} (--device): ", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);
    }

    [Fact]
    public void Words_OfAnotherDevice_KeepItsFeaturesApart() =>
        Assert.Equal(OnProcessor.Words + ", on cuda", (OnProcessor with { Device = OnnxDevice.Cuda }).Words);
}
