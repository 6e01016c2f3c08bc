using System.CommandLine;

namespace Akin.Cli.Commands.Features;

/// <summary>The argument SET: the name of a set of features.</summary>
internal sealed class SetArgument : Argument<string>
{
    public SetArgument()
        : base("SET")
    {
        Description = "The name of a set of features; akin features list shows them.";
        Arity = ArgumentArity.ExactlyOne;
    }

    public string Read(ParseResult result) => result.GetValue(this)!;
}
