using Akin.Cli.Commands;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Docs;

/// <summary>What the documents name is there: links, paths, commands, options.</summary>
public sealed class MarkdownTests
{
    /// <summary>Made by building or installing; a document may name them.</summary>
    private static readonly string[] Made = ["artifacts", "node_modules"];

    private static readonly CommandTree Tree = new();

    public static TheoryData<string> Documents => [.. TrackedFiles.Ending(".md")];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_LeadSomewhere(string document)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(document))!;
        var broken = from link in Text(document).Links
                     let path = link.Split('#')[0]
                     where path.Length > 0 && !path.Contains("://", StringComparison.Ordinal)
                     where !Path.Exists(Path.Combine(folder, path))
                     select link;
        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Paths_ThatAreNamed_Exist(string document)
    {
        var roots = Directory.GetFileSystemEntries(Repository.Root).Select(Path.GetFileName).ToHashSet();
        var missing = from word in Text(document).Words
                      let path = word.StartsWith("./", StringComparison.Ordinal) ? word[2..] : word
                      where path.Contains('/') && path.AsSpan().IndexOfAny("*…<>{") < 0
                      let parts = path.Split('/')
                      where roots.Contains(parts[0]) && !parts.Intersect(Made).Any()
                      where !Path.Exists(Repository.PathOf(path))
                      select word;
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Commands_ThatAreNamed_Exist(string document)
    {
        var wrong = from line in Text(document).CommandLines
                    let verb = line.Split(' ')[1]
                    where !verb.StartsWith('-') && verb != "COMMAND" && Verb(line) is null && line != Group(line)
                    select line;
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Options_ThatAreNamed_Exist(string document)
    {
        var everywhere = Tree.Root.Options.Select(option => option.Name).ToHashSet();
        var anywhere = Tree.Verbs.SelectMany(verb => verb.Options).Select(option => option.Name).Concat(
            everywhere).ToHashSet();
        var text = Text(document);
        var ofACommand = from line in text.CommandLines
                         where Verb(line) is not null
                         let own = Verb(line)!.Options.Select(option => option.Name).Concat(everywhere)
                         from option in MarkdownText.Options(line).Except(own)
                         select $"{line}: {option}";
        var alone = text.Words.Where(word => word.StartsWith("--", StringComparison.Ordinal))
            .SelectMany(MarkdownText.Options).Where(option => !anywhere.Contains(option));
        Assert.Empty(ofACommand.Concat(alone));
    }

    [Fact]
    public void Folders_OfTheLibrary_HaveAPageEach()
    {
        var missing = Directory.GetDirectories(Repository.PathOf("src", "Akin"))
            .Select(path => $"docs/concepts/{Path.GetFileName(path)}.md")
            .Where(page => !File.Exists(Repository.PathOf(page)));
        Assert.Empty(missing);
    }

    [Fact]
    public void Decisions_HaveOneNumberEach()
    {
        var names = Directory.GetFiles(Repository.PathOf("docs", "decisions"), "*.md").Select(
            path => Path.GetFileName(path)!);
        Assert.All(names, name => Assert.Matches(@"^\d{4}-[a-z0-9-]+\.md$", name));
        Assert.Empty(names.GroupBy(name => name[..4]).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    private static MarkdownText Text(string document) => new(TrackedFiles.Read(document));

    private static Verb? Verb(string line) => Tree.Verbs.FirstOrDefault(
        verb => $"{line} ".StartsWith($"akin {verb.FullName} ", StringComparison.Ordinal));

    /// <summary>The words by which a document names a whole group, as in <c>akin features</c>.</summary>
    private static string? Group(string line) =>
        Tree.Commands.OfType<VerbGroup>().Select(group => $"akin {group.Name}").FirstOrDefault(name => name == line);
}
