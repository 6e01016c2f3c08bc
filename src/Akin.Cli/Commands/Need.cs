using System.CommandLine;
using System.CommandLine.Parsing;

namespace Akin.Cli.Commands;

/// <summary>What an option needs beside it to mean something.</summary>
internal sealed record Need
{
    private const string Number = "N";
    private const string Span = "A..B";

    private Need(string option) => Option = option;

    /// <summary>The option that it needs, or that must not be there.</summary>
    public string Option { get; }

    /// <summary>What that one must say; empty for anything. N stands for any number, A..B for any range.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>What that one says when it is not given; none when it must be given.</summary>
    public string? Unsaid { get; private init; }

    /// <summary>Whether that one must not be there, or not say one of the words.</summary>
    public bool Forbidden { get; private init; }

    /// <summary>The option without which nothing is needed; none when it always is.</summary>
    public string? When { get; private init; }

    /// <summary>Another option must be given, and where there are words say one of them.</summary>
    public static Need With(string option, params string[] words) => new(option) { Words = words };

    /// <summary>Another option must not be given, or not with this word.</summary>
    public static Need Without(string option, params string[] words) => new(option) { Forbidden = true, Words = words };

    /// <summary>Another option must say one of these; when it is not given it says <paramref name="unsaid"/>.</summary>
    public static Need Said(string option, string unsaid, params string[] words) =>
        new(option) { Unsaid = unsaid, Words = words };

    /// <summary>The same, where a third option is given.</summary>
    public Need If(string option) => this with { When = option };

    /// <summary>Why an option means nothing on a command line; none when it does.</summary>
    public string? Fault(ParseResult result, string option)
    {
        if (When is not null && Given(result, When) is null)
        {
            return null;
        }

        var said = Given(result, Option) is { } tokens ? tokens.Count > 0 ? tokens[0].Value : "" : Unsaid;
        var fits = said is not null && (Words.Count == 0 || Words.Any(word => Is(said, word)));
        if (fits != Forbidden)
        {
            return null;
        }

        var value = Words.Count > 0 ? string.Join(" or ", Words) : Forbidden ? null : Find(result, Option)?.HelpName;
        var wanted = value is null ? Option : $"{Option} {value}";
        return Forbidden ? $"{option} does not go with {wanted}."
            : said is null ? $"{option} goes with {wanted}."
            : $"{option} goes with {wanted}, not with {said}.";
    }

    /// <summary>What an option of the command was given; none when it was not.</summary>
    public static IReadOnlyList<Token>? Given(ParseResult result, string option) =>
        Find(result, option) is { } found && result.GetResult(found) is { Implicit: false } given ? given.Tokens : null;

    private static System.CommandLine.Option? Find(ParseResult result, string option) =>
        result.CommandResult.Command.Options.FirstOrDefault(each => each.Name == option);

    private static bool Is(string said, string word) => word switch
    {
        Number => said.All(char.IsAsciiDigit),
        Span => said.Contains("..", StringComparison.Ordinal),
        _ => said == word,
    };
}
