using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Embedding;

namespace Akin.Cli.Stages;

/// <summary>The options that say where in a model features are taken.</summary>
internal sealed class LayerSymbols
{
    private readonly Option<string?> _layer = new("--layer")
    {
        Description = "Where the features are taken: a tensor or a node of the model, or features, penultimate, map, "
            + "fc1, fc2. Default: the model's own features.",
        HelpName = "NAME",
    };

    private readonly Option<Pooling?> _pool = new("--pool")
    {
        Description = "How a layer of many places becomes one vector; cls is the class token. Default: what suits the "
            + "layer.",
        HelpName = "avg|max|gem|flatten|cls",
        CustomParser = Values.Word<Pooling?>(
            ("avg", Pooling.Average),
            ("max", Pooling.Max),
            ("gem", Pooling.GeneralisedMean),
            ("flatten", Pooling.Flatten),
            ("cls", Pooling.ClassToken)),
    };

    public void AddTo(Command command)
    {
        command.Add(_layer);
        command.Add(_pool);
    }

    /// <summary>A choice with what was said here.</summary>
    public ExtractorChoice Read(ParseResult result, ExtractorChoice choice) =>
        choice with { Layer = result.GetValue(_layer), Pool = result.GetValue(_pool) };
}
