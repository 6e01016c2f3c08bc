using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Sampling.Copying;

namespace Akin.Cli.Commands.Sample;

/// <summary>The options of copying what was picked.</summary>
internal sealed class CopySymbols
{
    private readonly Option<CopyLink> _link = new("--link")
    {
        Description = "With --out: link in place of copying; hard needs the same disk. Default: none, copy.",
        HelpName = "hard|symbolic|none",
        CustomParser = Values.Word(
            ("hard", CopyLink.Hard), ("symbolic", CopyLink.Symbolic), ("none", CopyLink.None)),
    };

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "With --out: say what would be copied and how much room it takes; write nothing.",
    };

    public void AddTo(Command command)
    {
        command.Add(_link);
        command.Add(_dryRun);
    }

    /// <param name="result">What was said.</param>
    /// <param name="folder">The folder of <c>--out</c>, absolute; none when it was not given.</param>
    public CopySettings Read(ParseResult result, string? folder) =>
        new(folder, result.GetValue(_link), result.GetValue(_dryRun));
}
