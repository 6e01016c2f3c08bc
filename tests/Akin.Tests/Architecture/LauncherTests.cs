using System.Text.RegularExpressions;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Architecture;

/// <summary>The launcher for Windows is not run here: what can be read off it is held against the other one.</summary>
public sealed class LauncherTests
{
    private static readonly string Unix = File.ReadAllText(Repository.PathOf("akin")).Replace("\\\n", "");
    private static readonly string Windows = File.ReadAllText(Repository.PathOf("akin.cmd"))
        .Replace("^\r\n", "").Replace("\r\n", "\n");

    [Theory]
    [InlineData(@"npm ci (--[a-z=-]+\s?)+")]
    [InlineData(@"dotnet publish src.Akin\.Cli -c Release\s+--use-current-runtime --no-self-contained")]
    [InlineData(@"-v quiet\s+--disable-build-servers")]
    [InlineData("ONNXRUNTIME_NODE_INSTALL=skip")]
    [InlineData("the .NET SDK 10 is needed and was not found")]
    [InlineData("npm is needed to install the native engines; install Node.js 20 or newer and start again")]
    public void Launchers_Build_TakeTheSameSteps(string step)
    {
        var unix = Regex.Match(Unix, step);
        var windows = Regex.Match(Windows, step);

        Assert.True(unix.Success && windows.Success, step);
        Assert.Equal(Plain(unix.Value), Plain(windows.Value));
    }

    [Fact]
    public void Windows_EveryLabel_IsThere()
    {
        var labels = Regex.Matches(Windows, @"^:(\w+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value);
        var jumps = Regex.Matches(Windows, @"(?:call :|goto )(\w+)").Select(match => match.Groups[1].Value);

        Assert.Equal(labels.Order(), jumps.Distinct().Order());
    }

    [Fact]
    public void Windows_EveryPathOfAVariable_IsQuoted() =>
        Assert.DoesNotMatch("(?m)(?:^|[ (])%AKIN_[A-Z]+%", Regex.Replace(Windows, "\"[^\"\n]*\"", "\"\""));

    [Fact]
    public void Windows_PassesArgumentsAndTheExitCodeOn() => Assert.Contains(
        "\"%AKIN_OUT%\\Akin.Cli.exe\" %*\nexit /b %errorlevel%\n", Windows, StringComparison.Ordinal);

    [Fact]
    public void Windows_Lines_EndAsItsShellNeedsThem() => Assert.DoesNotMatch(
        "(?<!\r)\n", File.ReadAllText(Repository.PathOf("akin.cmd")));

    [Fact]
    public void Windows_BracketsOutsideQuotes_Match()
    {
        var code = Regex.Replace(Windows, "(?m)^rem .*$|\"[^\"\n]*\"|echo [^\n]*", "");
        Assert.Equal(code.Count(c => c == '('), code.Count(c => c == ')'));
    }

    private static string Plain(string text) => Regex.Replace(text.Replace('\\', '/'), @"\s+", " ").Trim();
}
