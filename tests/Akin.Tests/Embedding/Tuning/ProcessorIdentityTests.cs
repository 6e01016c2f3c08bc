using Akin.Embedding.Tuning;
using Xunit;

namespace Akin.Tests.Embedding.Tuning;

public sealed class ProcessorIdentityTests
{
    private const string BigAndLittle =
        """
        processor	: 0
        BogoMIPS	: 108.00
        Features	: fp asimd crc32 asimddp
        CPU implementer	: 0x41
        CPU architecture: 8
        CPU variant	: 0x0
        CPU part	: 0xd08
        CPU revision	: 3

        processor	: 1
        Features	: fp asimd crc32 asimddp
        CPU implementer	: 0x41
        CPU variant	: 0x1
        CPU part	: 0xd03
        CPU revision	: 4

        processor	: 2
        CPU implementer	: 0x41
        CPU variant	: 0x0
        CPU part	: 0xd08
        CPU revision	: 3

        Hardware	: BCM2835
        """;

    [Fact]
    public void OfLinux_CoresOfTwoKinds_AreNamedOnceEach()
    {
        const string expected = "0x41-0x0-0xd08-3 0x41-0x1-0xd03-4 fp asimd crc32 asimddp";

        Assert.Equal(expected, ProcessorIdentity.OfLinux(BigAndLittle));
        Assert.Equal(expected, ProcessorIdentity.OfLinux(
            BigAndLittle.ReplaceLineEndings("\n").Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("model name\t: AMD EPYC\nflags\t: fpu vme\n", "")]
    [InlineData("CPU part : 0xd4f", "0xd4f")]
    [InlineData(": \n:::\nFeatures", "")]
    [InlineData("Features : sve\nFeatures : twice\n\n\n\n", "sve")]
    public void OfLinux_OtherTexts_SayWhatThereIs(string text, string expected) =>
        Assert.Equal(expected, ProcessorIdentity.OfLinux(text));

    [Fact]
    public void Words_Here_AreMoreThanTheKindOfProcessor() =>
        Assert.Contains(' ', ProcessorIdentity.Words);
}
