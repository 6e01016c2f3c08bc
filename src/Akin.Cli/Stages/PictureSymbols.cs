using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Imaging;

namespace Akin.Cli.Stages;

/// <summary>The options of reading pictures and of their features.</summary>
internal sealed class PictureSymbols
{
    private static readonly DecodeLimits Limits = new();

    private readonly FeatureSetSymbols _set = new();

    private readonly Option<long> _maxPixels = new("--max-pixels")
    {
        Description = "Refuse pictures of more pixels, before decoding them. Default: 300000000.",
        HelpName = "N",
        CustomParser = Values.WholeLong(1),
        DefaultValueFactory = _ => Limits.MaxPixels,
    };

    private readonly Option<long?> _maxFileSize = new("--max-file-size")
    {
        Description = "Refuse larger files. Default: 1GiB.",
        HelpName = "SIZE",
        CustomParser = Values.Size,
    };

    private readonly Option<bool> _retryFailed = new("--retry-failed")
    {
        Description = "Read inputs that failed before again.",
    };

    private readonly Option<string?> _model = new("--model")
    {
        Description = "The model that makes the features: one of those in akin models list, or an ONNX file. "
            + "Default: efficientnet-lite0.",
        HelpName = "ID|FILE.onnx",
    };

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

    private readonly Option<OrAuto<Precision>> _precision = new("--precision")
    {
        Description = "What the model computes in; auto takes int8 where the processor is good at it. Default: auto.",
        HelpName = "auto|float32|int8",
        CustomParser = Values.Word<OrAuto<Precision>>(
            ("auto", default), ("float32", new(Precision.Float32)), ("int8", new(Precision.Int8))),
    };

    private readonly PreprocessingSymbols _preprocessing = new();

    /// <summary>The options of reading pictures.</summary>
    public void AddReadingTo(Command command)
    {
        command.Add(_maxPixels);
        command.Add(_maxFileSize);
        command.Add(_retryFailed);
    }

    /// <summary>The options of reading pictures and of the features to work on.</summary>
    public void AddTo(Command command)
    {
        _set.AddChoiceTo(command);
        AddModelTo(command);
    }

    /// <summary>The options of reading pictures and of making their features.</summary>
    public void AddMakingTo(Command command)
    {
        AddModelTo(command);
        _set.AddMakingTo(command);
    }

    private void AddModelTo(Command command)
    {
        command.Add(_model);
        command.Add(_layer);
        command.Add(_pool);
        command.Add(_precision);
        _preprocessing.AddTo(command);
        AddReadingTo(command);
    }

    public PictureSettings Read(ParseResult result, Shell shell) => new(
        new ExtractorChoice
        {
            Model = result.GetValue(_model) is { } model && ExtractorChoice.NamesFile(model)
                ? shell.Absolute(model) : result.GetValue(_model),
            Layer = result.GetValue(_layer),
            Pool = result.GetValue(_pool),
            Precision = result.GetValue(_precision).Value,
            Preprocessing = _preprocessing.Read(result),
        },
        result.GetValue(_maxPixels),
        result.GetValue(_maxFileSize) ?? Limits.MaxFileBytes,
        result.GetValue(_retryFailed))
    {
        Set = _set.Read(result),
    };
}
