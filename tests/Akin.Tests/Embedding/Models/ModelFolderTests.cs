using Akin.Embedding.Models;
using Xunit;

namespace Akin.Tests.Embedding.Models;

public sealed class ModelFolderTests
{
    private static string Slashes(string path) => path.Replace('\\', '/');

    [Theory]
    [InlineData(PlatformID.Unix, "HOME=/u", "/u/.local/share/akin/models")]
    [InlineData(PlatformID.Unix, "HOME=/u;XDG_DATA_HOME=/data", "/data/akin/models")]
    [InlineData(PlatformID.Unix, "HOME=/u;XDG_DATA_HOME=relative", "/u/.local/share/akin/models")]
    [InlineData(PlatformID.MacOSX, "HOME=/u;XDG_DATA_HOME=/data", "/u/Library/Application Support/akin/models")]
    [InlineData(PlatformID.Win32NT, "LOCALAPPDATA=C:/l;HOME=/u", "C:/l/akin/models")]
    [InlineData(PlatformID.Win32NT, "LOCALAPPDATA=C:/l;AKIN_MODELS=/m", "/m")]
    [InlineData(PlatformID.Unix, "HOME=/u;AKIN_MODELS=  ", "/u/.local/share/akin/models")]
    public void Find_PlatformAndVariables_GivesTheFolder(PlatformID platform, string variables, string expected) =>
        Assert.EndsWith(expected, Slashes(ModelFolder.Find(Variables(variables), platform)), StringComparison.Ordinal);

    [Fact]
    public void Find_NothingIsNamed_SaysWhatToSet() =>
        Assert.Contains("AKIN_MODELS", Assert.Throws<ModelUnavailableException>(
            () => ModelFolder.Find(_ => null, PlatformID.Unix)).Message, StringComparison.Ordinal);

    private static Func<string, string?> Variables(string text)
    {
        var values = text.Split(';').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return name => values.GetValueOrDefault(name);
    }
}
