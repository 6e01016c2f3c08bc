using System.CommandLine;
using Akin.Cli.Commands;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>Every option of every verb × everything it needs: without it, it is refused in one line.</summary>
public sealed class OptionUsesTests
{
    private static readonly CommandTree Tree = new();

    public static TheoryData<string, string, string> Misuses()
    {
        var misuses = new TheoryData<string, string, string>();
        foreach (var verb in Tree.Verbs)
        {
            foreach (var option in verb.Options)
            {
                foreach (var need in OptionUses.Of(verb, option).Where(need => Has(verb, need.Option)))
                {
                    misuses.Add(verb.Name, option.Name, string.Join(' ', Violation(verb, need)));
                }
            }
        }

        return misuses;
    }

    [Theory]
    [MemberData(nameof(Misuses))]
    public async Task Option_WhereItMeansNothing_IsRefusedInOneLine(string verb, string option, string beside)
    {
        string source = verb == "run" ? "." : "";
        var line = new[] { verb, source, option, ValueOf(Find(verb, option)) ?? "" }.Concat(beside.Split(' '))
            .Where(word => word.Length > 0).ToArray();
        // What is needed first may be missing too: each of its needs is a case of its own.
        var allowed = OptionUses.Of(Tree.Verbs.First(each => each.Name == verb), Find(verb, option))
            .Select(need => need.Option);

        using var host = new CliHost();
        var answer = await host.Run(line);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains($"akin {verb}: --", answer.Error, StringComparison.Ordinal);
        Assert.Matches("goes with|does not go with", answer.Error);
        Assert.Contains(allowed, name => answer.Error.Contains(name, StringComparison.Ordinal));
        Assert.Equal(1, answer.Error.Count(c => c == '\n'));
    }

    [Fact]
    public void Verbs_HaveNoTwoOptionsOfOneName()
    {
        Assert.All(Commands(Tree.Root), command =>
        {
            var shared = command.Parents.OfType<Command>().SelectMany(parent => parent.Options)
                .Where(option => option.Recursive);
            Assert.Equal(
                [],
                command.Options.Concat(shared).SelectMany(option => option.Aliases.Prepend(option.Name))
                    .CountBy(name => name).Where(name => name.Value > 1)
                    .Select(name => $"{command.Name} {name.Key}"));
        });

        static IEnumerable<Command> Commands(Command command) =>
            command.Subcommands.SelectMany(Commands).Prepend(command);
    }

    [Fact]
    public void Table_NamesOptionsThatAreThere()
    {
        foreach (var (verb, uses) in OptionUses.Table)
        {
            Assert.All(uses.Keys, option => Assert.NotNull(Find(verb, option)));
        }
    }

    [Theory]
    [InlineData("run", "--perplexity 9")]
    [InlineData("cluster", "--k 3 --iterations 5 --tolerance 0")]
    [InlineData("cluster", "--method agglomerative --height 2 --linkage single")]
    [InlineData("cluster", "--vectors X.npy --out O --k 3 --init C.npy")]
    [InlineData("project", "--method pca --whiten")]
    [InlineData("score", "--k 2..5 --k-by elbow --silhouette exact")]
    [InlineData("score", "--vectors X.npy --labels L.csv --against T.csv --column kind --normalise l2 --out O")]
    [InlineData("neighbours", "--approximate --recall 0.9")]
    public void Options_ThatGoTogether_AreTaken(string verb, string line) => OptionUses.Check(
        Tree.Root.Parse([verb, .. verb == "run" ? ["."] : Array.Empty<string>(), .. line.Split(' ')]));

    /// <summary>What to say so that a need is not met.</summary>
    private static IEnumerable<string> Violation(Command verb, Need need)
    {
        string[] when = need.When is { } third ? [third, ValueOf(Find(verb.Name, third)) ?? ""] : [];
        var option = Find(verb.Name, need.Option);
        string[] said = need switch
        {
            { Forbidden: true, Words: [var word, ..] } => [need.Option, word],
            { Forbidden: true } => [need.Option, ValueOf(option) ?? ""],
            { Words.Count: 0 } => [],
            _ when need.Unsaid is { } unsaid && !need.Words.Contains(unsaid) && !need.Words.Contains("A..B") => [],
            _ => [need.Option, OtherThan(option, need.Words)],
        };
        return when.Concat(said).Where(word => word.Length > 0);
    }

    private static string OtherThan(Option option, IReadOnlyList<string> words) =>
        option.HelpName!.Split('|').Select(word => word is "N" ? "5" : word)
            .First(word => !words.Contains(word) && !(word == "5" && words.Contains("N")) && word != "A..B");

    private static bool Has(Command verb, string option) => verb.Options.Any(each => each.Name == option);

    private static Option Find(string verb, string option) =>
        Tree.Verbs.First(each => each.Name == verb).Options.First(each => each.Name == option);

    /// <summary>A value that the option takes; none for a switch.</summary>
    private static string? ValueOf(Option option) => option.HelpName?.Split('|')[0] switch
    {
        null => null,
        "N" or "X" or "X[,Y,Z]" => "5",
        "A..B" => "2..5",
        "SIZE" => "1GB",
        "R" or "H" or "T" or "P" => "2",
        "S" or "D" or "X" or "X[,Y,Z]" => "0.5",
        var word => word,
    };
}
