using Akin.Native.Vips;
using Xunit;

namespace Akin.Tests.Native.Vips;

public sealed class VipsGateTests
{
    [Fact]
    public void Describe_InstalledEngine_HasVersionAndPath()
    {
        var engine = VipsEngine.Describe();
        Assert.True(engine.IsSupported, engine.NotSupportedReason);
        Assert.StartsWith("8.", engine.Version, StringComparison.Ordinal);
        Assert.True(File.Exists(engine.Path));
    }

    [Fact]
    public void Run_DifferentFailuresSideBySide_EachHasItsOwnWords() =>
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            var loader = i % 2 == 0 ? VipsLoader.Jpeg : VipsLoader.Png;
            var words = Assert.Throws<VipsException>(() => VipsGate.Run(loader, Load)).NativeText;
            Assert.Contains(i % 2 == 0 ? "JPEG" : "PNG", words, StringComparison.Ordinal);
            Assert.DoesNotContain(i % 2 == 0 ? "PNG" : "JPEG", words, StringComparison.Ordinal);
        });

    private static int Load(VipsLoader loader)
    {
        using var buffer = new VipsBuffer("neither of the two formats, in enough bytes to look at"u8.ToArray());
        using var image = VipsImage.Load(loader, buffer, VipsFailOn.Truncated);
        return image.Width;
    }
}
