using Akin.Native.Onnx;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Native.Onnx;

public sealed class OnnxSlotTests
{
    [Fact]
    public void Slots_EachOne_StandsWhereThePublishedTableHasIt()
    {
        var published = File
            .ReadAllText(Repository.PathOf("tests", "Akin.Tests", "Expectations", "Onnx", "api-slots.txt"))
            .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

        Assert.All(Enum.GetValues<OnnxSlot>(), slot => Assert.Equal(slot.ToString(), published[(int)slot]));
    }
}
