using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>The pictures that a verb is told, one by one or as a list.</summary>
internal sealed class PictureArgument : Argument<string[]>
{
    private readonly Option<string?> _list = new("--pictures")
    {
        Description = "The pictures in this list: a name a line, or a table (.csv, .tsv, .xlsx) with a column path, "
            + "such as akin export and akin sample write.",
        HelpName = "LIST",
    };

    public PictureArgument()
        : base("PICTURE")
    {
        Description = "Pictures of the workspace, by their paths, in full or in their source.";
        Arity = ArgumentArity.ZeroOrMore;
        Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is
                { Value: var word })
            {
                result.AddError($"there is no option '{word}'; a picture of that name is ./{word}");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Add(this);
        command.Add(_list);
    }

    public bool IsGiven(ParseResult result) =>
        result.GetValue(_list) is not null || result.GetValue(this) is { Length: > 0 };

    /// <summary>The ids of the pictures that were named; what means none is refused in one line.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="workspace">Where they are.</param>
    /// <param name="canBe">Which pictures can be named.</param>
    /// <param name="shell">Where paths start from.</param>
    public long[] Read(
        ParseResult result, AkinWorkspace workspace, Func<PictureRecord, bool> canBe, Shell shell)
    {
        var all = workspace.Catalogue.Pictures.List();
        PictureRecord[] pictures = [.. all.Where(canBe)];
        var lookup = new PictureLookup(pictures, all, WhyNot, workspace.Places().LocationOf, shell);
        int[] listed = result.GetValue(_list) is { } list
            ? PictureList.Read(shell.Absolute(list)).Rows(lookup.Find) : [];
        var named = (result.GetValue(this) ?? []).Select(name => lookup.Find(name) is { Fault: { } fault }
            ? throw new UsageException($"'{name}' {fault}.") : lookup.Find(name).Row);
        return [.. listed.Concat(named).Distinct().Select(row => pictures[row].Id)];
    }

    private static string WhyNot(PictureRecord picture) =>
        $"is {Words.Of(picture.State).Replace('_', ' ')}, so that no result has it";
}
