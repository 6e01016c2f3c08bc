using System.Text.RegularExpressions;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Architecture;

/// <summary>Files that one reads without scrolling twice, found by their concept.</summary>
public sealed partial class SourceFileTests
{
    private static readonly string[] BannedNames = ["Utils", "Util", "Helpers", "Helper", "Common", "Managers", "Misc"];

    private static IReadOnlyList<string> Sources =>
        [.. TrackedFiles.Ending(".cs").Where(path => path.StartsWith("src/", StringComparison.Ordinal))];

    [Fact]
    public void Files_AreShort()
    {
        var lengths = TrackedFiles.Ending(".cs", ".js", ".css")
            .ToDictionary(path => path, path => TrackedFiles.Read(path).AsSpan().Count('\n'));
        Assert.Empty(lengths.Where(file => file.Value > 500).Select(file => $"{file.Key}: {file.Value} lines"));
        var inSources = Sources.Select(path => lengths[path]).Order().ToArray();
        Assert.InRange(inSources[inSources.Length / 2], 1, 90);
        Assert.InRange(inSources[inSources.Length * 95 / 100], 1, 300);
    }

    [Fact]
    public void Lines_AreAtMost120Characters()
    {
        var wrong = from path in TrackedFiles.Ending(".cs")
                    from line in TrackedFiles.Read(path).Split('\n').Index()
                    where line.Item.Length > 120
                    select $"{path}:{line.Index + 1}: {line.Item.Length} characters";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Namespace_OfAFile_IsItsFolder()
    {
        var wrong = from path in TrackedFiles.Ending(".cs")
                    where path.Contains('/') && path.Split('/') is ["src" or "test" or "tests" or "bench", ..]
                    let declared = NamespaceLine().Match(TrackedFiles.Read(path))
                    let expected = string.Join('.', path.Split('/')[1..^1])
                    where declared.Success && declared.Groups[1].Value != expected
                    select $"{path}: {declared.Groups[1].Value}, expected {expected}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void File_HasOnePublicType()
    {
        var wrong = from path in Sources
                    let count = PublicType().Count(TrackedFiles.Read(path))
                    where count > 1
                    select $"{path}: {count} public types";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Names_SayWhatAThingIs()
    {
        var wrong = TrackedFiles.Ending(".cs")
            .Where(path => path.Split('/', '.').Any(
                part => BannedNames.Any(name => part.EndsWith(name, StringComparison.Ordinal))))
            .ToArray();
        Assert.Empty(wrong);
    }

    [Fact]
    public void Sources_AreFinished()
    {
        var words = new[] { "TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception" };
        var wrong = from path in TrackedFiles.Ending(".cs", ".js", ".css", ".sh", ".md")
                    let text = TrackedFiles.Read(path)
                    from word in words
                    where Regex.IsMatch(text, $@"\b{word}\b")
                    select $"{path}: {word}";
        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^public [\w ]*?\b(class|record|struct|interface|enum|delegate)\b", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
