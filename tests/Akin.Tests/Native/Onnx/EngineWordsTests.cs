using Akin.Native.Onnx;
using Xunit;

namespace Akin.Tests.Native.Onnx;

public sealed class EngineWordsTests
{
    [Theory]
    [InlineData("Unknown provider.", "Unknown provider.")]
    [InlineData("/src/log.h:365 static const a::Logger& a::Manager::Default() Attempt it.", "Attempt it.")]
    [InlineData(
        "/src/bridge.cc:17 void a::Load(const std::string&, int (*)(int)) const [with T = x[2]] Failed to load b.so",
        "Failed to load b.so")]
    [InlineData(
        "/src/bridge.cc:17 a::Provider& a::Library::Get() [ONNXRuntimeError] : 1 : FAIL : Failed to load b.so: no file",
        "Failed to load b.so: no file")]
    [InlineData("[ONNXRuntimeError] : 9 : NOT_IMPLEMENTED : Could not find X(1)", "Could not find X(1)")]
    [InlineData(@"C:\src\a.cc:5 f() It failed", "It failed")]
    [InlineData("/src/a.cc:5 f()", "/src/a.cc:5 f()")]
    [InlineData("12:30 is no place (of source)", "12:30 is no place (of source)")]
    [InlineData("", "")]
    public void Of_TextsOfTheEngine_KeepsWhatIsForPeople(string text, string words) =>
        Assert.Equal(words, EngineWords.Of(text));

    [Fact]
    public void WhyNot_DeviceThatIsNotHere_NamesNoSourceFile()
    {
        foreach (var device in new[] { OnnxDevice.Cuda, OnnxDevice.DirectMl, OnnxDevice.CoreMl })
        {
            var why = OnnxEngine.WhyNot(device) ?? "";
            Assert.DoesNotContain(".cc:", why, StringComparison.Ordinal);
            Assert.DoesNotContain("Logger", why, StringComparison.Ordinal);
        }
    }
}
