using System.Text.RegularExpressions;

namespace Akin.Tests.Docs;

/// <summary>What a Markdown document says in code: between backticks and in blocks.</summary>
internal sealed partial class MarkdownText
{
    private readonly IReadOnlyList<string> _spans;
    private readonly IReadOnlyList<string> _blockLines;

    public MarkdownText(string text)
    {
        var prose = Fenced().Replace(text, "");
        _spans = [.. Inline().Matches(prose).Select(match => match.Groups[1].Value)];
        _blockLines =
        [
            .. Fenced().Matches(text).SelectMany(match => match.Groups[1].Value.Split('\n'))
                .Concat(prose.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)))
                .Select(line => line.Trim()),
        ];
        Links = [.. Link().Matches(prose).Select(match => match.Groups[1].Value)];
    }

    /// <summary>Where links lead.</summary>
    public IReadOnlyList<string> Links { get; }

    /// <summary>Code between backticks that is a single word.</summary>
    public IEnumerable<string> Words => _spans.Where(span => !span.Contains(' '));

    /// <summary>Command lines of this program, from the word akin on, without a comment.</summary>
    public IEnumerable<string> CommandLines => _spans.Concat(_blockLines)
        .Select(line => line.StartsWith("./akin", StringComparison.Ordinal) ? line[2..] : line)
        .Where(line => line.StartsWith("akin ", StringComparison.Ordinal))
        .Select(line => line.Split(" #")[0].Split("  ")[0]);

    /// <summary>The options in a piece of text.</summary>
    public static IEnumerable<string> Options(string text) => Option().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([^`\n]+)`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"^```[^\n]*\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]*")]
    private static partial Regex Option();
}
