using System.CommandLine;
using Akin.Cli.Parsing;

namespace Akin.Cli.Vectors;

/// <summary>The options of verbs that also work on vectors from elsewhere, without a workspace.</summary>
internal sealed class VectorOptions
{
    private readonly Option<string?> _vectors = new("--vectors")
    {
        Description = "Work on the rows of this NPY file (float16, float32 or float64; n × d, C order), with no workspace.",
        HelpName = "X.npy",
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "With --vectors: the folder for the results.",
        HelpName = "DIR",
    };

    private readonly Option<bool?> _normalise = new("--normalise")
    {
        Description = "Scale each row to length 1 (l2), or not (none). Default: none with --vectors, l2 in a workspace.",
        HelpName = "none|l2",
        CustomParser = Values.Word<bool?>(("none", false), ("l2", true)),
    };

    private readonly Option<FeatureChoice?> _on = new("--on")
    {
        Description = "Compute on the features as they are, or on their first N principal components. "
            + "Default: features with --vectors, pca:32 in a workspace.",
        HelpName = "features|pca:N",
        CustomParser = Values.Features,
    };

    public void AddTo(Command command)
    {
        command.Add(_vectors);
        command.Add(_out);
        AddSpaceTo(command);
    }

    /// <summary>Only what says how the space to compute in is made, for verbs that need a workspace.</summary>
    public void AddSpaceTo(Command command)
    {
        command.Add(_normalise);
        command.Add(_on);
    }

    /// <summary>What was given; none without <c>--vectors</c>.</summary>
    public VectorSettings? Read(ParseResult result, bool sourceGiven)
    {
        var (vectors, output) = (result.GetValue(_vectors), result.GetValue(_out));
        if (vectors is null)
        {
            return output is null
                ? null
                : throw new UsageException("--out goes with --vectors; the results of a workspace are in its folder runs.");
        }

        if (sourceGiven)
        {
            throw new UsageException("--vectors takes the place of a source or a workspace; give one of them.");
        }

        return output is null
            ? throw new UsageException("--vectors needs --out DIR, the folder for the results.")
            : new VectorSettings(vectors, output, Normalise(result, false), Choice(result, null));
    }

    public bool Normalise(ParseResult result, bool unsaid) => result.GetValue(_normalise) ?? unsaid;

    public int? Choice(ParseResult result, int? unsaid) =>
        result.GetValue(_on) is { } choice ? choice.Components : unsaid;
}
