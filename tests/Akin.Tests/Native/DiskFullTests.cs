using Akin.Native.Files;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Native;

public sealed class DiskFullTests
{
    [Fact]
    public void Is_OfAFaultForWantOfRoom_IsTrue() =>
        Assert.True(DiskFull.Is(new IOException("No space left on device", FullDisk.Number)));

    [Fact]
    public void Is_OfWhatTheSystemSaysOfAFullDevice_IsTrue()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a device that is always full.");
        var fault = Assert.ThrowsAny<IOException>(() => File.WriteAllText("/dev/full", "text"));
        Assert.True(DiskFull.Is(fault));
    }

    [Fact]
    public void Is_OfOtherFaults_IsFalse()
    {
        Assert.False(DiskFull.Is(new IOException("No space left on device")));
        Assert.False(DiskFull.Is(new FileNotFoundException()));
        Assert.False(DiskFull.Is(new UnauthorizedAccessException()));
    }
}
