using System.CommandLine;
using Akin.Cli.Parsing;

namespace Akin.Cli.Commands.Project;

/// <summary>The options that place new vectors on a map that is there.</summary>
internal sealed class OntoSymbols
{
    private readonly Option<string?> _onto = new("--onto")
    {
        Description = "With --vectors: place them on the map that an earlier akin project put into this folder; "
            + "what is on it stays where it is.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _ontoVectors = new("--onto-vectors")
    {
        Description = "With --onto: the vectors that the map was made of.",
        HelpName = "OLD.npy",
    };

    public void AddTo(Command command)
    {
        command.Add(_onto);
        command.Add(_ontoVectors);
    }

    /// <summary>What was given; none without <c>--onto</c>.</summary>
    public OntoSettings? Read(ParseResult result, bool withVectors) =>
        (result.GetValue(_onto), result.GetValue(_ontoVectors)) switch
        {
            (null, null) => null,
            (null, _) => throw new UsageException("--onto-vectors goes with --onto DIR, the folder of the map."),
            (_, null) => throw new UsageException(
                "--onto needs --onto-vectors OLD.npy, the vectors that the map was made of."),
            _ when !withVectors => throw new UsageException(
                "--onto needs --vectors NEW.npy, the vectors to place; the pictures of a workspace "
                + "are mapped together."),
            var (folder, vectors) => new(folder, vectors),
        };
}
