using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Numerics;

namespace Akin.Cli.Stages;

/// <summary>The options that say which set of features is meant.</summary>
internal sealed class FeatureSetSymbols
{
    private readonly Option<string?> _wanted;

    private readonly Option<string?> _name = new("--name")
    {
        Description = "What the new set of features is called. Default: after how it is made.",
        HelpName = "NAME",
        CustomParser = Values.Name,
    };

    private readonly Option<FloatType?> _type = new("--dtype")
    {
        Description = "How the features are kept; float16 takes half the space and 3 to 4 digits of each number. "
            + "Default: as the set they come from or go to is kept, float32 for a new one.",
        HelpName = "float32|float16",
        CustomParser = Values.Word<FloatType?>(("float32", FloatType.Float32), ("float16", FloatType.Float16)),
    };

    /// <param name="several">Whether the verb works on several sets.</param>
    public FeatureSetSymbols(bool several = false) => _wanted = new("--features")
    {
        Description = several
            ? "Sets of features with commas between; akin features list shows them. Default: with --model none, else "
                + "all, where there are two."
            : "The set of features to work on; akin features list shows them. Default: the one that akin embed made "
                + "or filled last.",
        HelpName = several ? "NAME,…" : "NAME",
    };

    /// <summary>The option that chooses a set.</summary>
    public void AddChoiceTo(Command command) => command.Add(_wanted);

    /// <summary>The options of making a set.</summary>
    public void AddMakingTo(Command command)
    {
        command.Add(_name);
        command.Add(_type);
    }

    /// <summary>What was said; options that the verb does not have are not.</summary>
    public FeatureSetSettings Read(ParseResult result) =>
        new(result.GetValue(_wanted), result.GetValue(_name), result.GetValue(_type));
}
