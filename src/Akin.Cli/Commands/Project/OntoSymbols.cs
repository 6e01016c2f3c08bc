using System.CommandLine;

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
    public OntoSettings? Read(ParseResult result) =>
        result.GetValue(_onto) is { } folder ? new(folder, result.GetValue(_ontoVectors)!) : null;
}
