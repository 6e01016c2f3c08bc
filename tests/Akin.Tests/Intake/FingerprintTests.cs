using Akin.Intake;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Intake;

public sealed class FingerprintTests : IDisposable
{
    // FIPS 180-2, example B.1.
    private const string Abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void OfBytes_StandardExample_GivesItsDigits()
    {
        Assert.Equal(Abc, Fingerprint.OfBytes("abc"u8).ToString());
        Assert.Equal(Abc, Fingerprint.OfFile(_folder.Write("abc", "abc"u8)).ToString());
        Assert.Equal(Fingerprint.OfBytes("abc"u8), new Fingerprint(Convert.FromHexString(Abc)));
    }

    [Fact]
    public void Equals_OtherBytes_Differs() =>
        Assert.NotEqual(Fingerprint.OfBytes("abc"u8), Fingerprint.OfBytes("abd"u8));

    [Fact]
    public void New_OtherLength_IsRefused() => Assert.Throws<ArgumentException>(() => new Fingerprint([1, 2, 3]));

    public void Dispose() => _folder.Dispose();
}
