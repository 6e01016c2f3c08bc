using System.CommandLine;
using Akin.Cli.Commands;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Embedding;
using Akin.Imaging;

namespace Akin.Cli.Stages;

/// <summary>The options of reading pictures and of their features.</summary>
internal sealed class PictureSymbols
{
    private static readonly DecodeLimits Limits = new();

    private readonly FeatureSetSymbols _set;

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

    private readonly Option<string?> _column = new("--column")
    {
        Description = "The column of a list that names the pictures. Default: thumbnail, url, image, path, file or "
            + "what looks like addresses or paths.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _collectionBy = new("--collection-by")
    {
        Description = "What makes a collection: the first folder below the source (with several sources, each of "
            + "them), or a column of a list. Default: that of the last time, else folder.",
        HelpName = "folder|COLUMN",
    };

    private readonly Option<int?> _maxAddress = new("--max-address")
    {
        Description = "Leave out what a list names by an address of more than N characters. Default: that of the last "
            + "time, else none.",
        HelpName = "N|none",
        CustomParser = Values.WholeOrUnlimited(1, "none"),
    };

    private readonly Option<bool> _allowPrivateHosts = new("--allow-private-hosts")
    {
        Description = "Fetch from hosts of this machine and of private networks too.",
    };

    private readonly Option<string?> _model;

    private readonly ExtractorSymbols _extractor = new();

    /// <param name="severalModels">Whether the verb takes several models at once.</param>
    /// <param name="severalSets">Whether the verb takes several sets of features at once.</param>
    public PictureSymbols(bool severalModels = false, bool severalSets = false)
    {
        _set = new(severalSets);
        _model = new("--model")
        {
            Description = "The model that makes the features: one of those in akin models list, autoencoder:NAME for "
                + "one that was trained here, or an ONNX file"
                + (severalModels
                    ? "; several with commas between share the reading of each picture, those of one frame its "
                        + "decode. "
                    : ". ")
                + "Default: efficientnet-lite0.",
            HelpName = severalModels ? "ID|FILE.onnx,…" : "ID|FILE.onnx",
        };
    }

    /// <summary>
    /// The options of reading pictures. A verb whose own --column is another reads lists as they were indexed, or by
    /// the column that is found.
    /// </summary>
    public void AddReadingTo(Command command)
    {
        command.Add(_maxPixels);
        command.Add(_maxFileSize);
        command.Add(_retryFailed);
        command.AddUnlessTaken(_column);
        command.Add(_collectionBy);
        command.Add(_maxAddress);
        command.Add(_allowPrivateHosts);
    }

    /// <summary>The options of reading pictures and of the features to work on.</summary>
    public void AddTo(Command command)
    {
        _set.AddChoiceTo(command);
        AddModelTo(command);
    }

    /// <summary>
    /// The options of reading pictures and the choice of their features, for verbs whose own options are called like
    /// some of a model's input.
    /// </summary>
    public void AddChoiceTo(Command command)
    {
        _set.AddChoiceTo(command);
        command.Add(_model);
        AddReadingTo(command);
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
        _extractor.AddTo(command);
        AddReadingTo(command);
    }

    public PictureSettings Read(ParseResult result, Shell shell)
    {
        var models = Models(result.GetValue(_model), shell);
        ExtractorChoice[] choices = [.. models.Select(model => _extractor.Read(result, model))];
        return new PictureSettings(
            choices[0],
            result.GetValue(_maxPixels),
            result.GetValue(_maxFileSize) ?? Limits.MaxFileBytes,
            result.GetValue(_retryFailed))
        {
            Further = choices[1..],
            Set = _set.Read(result),
            AddressColumn = result.GetValue(_column),
            CollectionBy = result.GetValue(_collectionBy),
            MaxAddress = result.GetValue(_maxAddress),
            AllowPrivateHosts = result.GetValue(_allowPrivateHosts),
        };
    }

    /// <summary>The models that a text names, files absolute; a file's name may have commas.</summary>
    private static string?[] Models(string? text, Shell shell)
    {
        if (text is null)
        {
            return [null];
        }

        string[] names = File.Exists(shell.Absolute(text)) || !text.Contains(',', StringComparison.Ordinal)
            ? [text] : text.Split(',', StringSplitOptions.TrimEntries);
        return names.Length == 1 || names.All(name => name.Length > 0)
            ? Array.ConvertAll(names, Absolute)
            : throw new UsageException($"--model '{text}' lacks a model before or after a comma.");

        string Absolute(string name) => !ExtractorChoice.NamesFile(name) ? name
            : shell.Absolute(name) is var path && File.Exists(path) ? path
            : throw new UsageException(Directory.Exists(path)
                ? $"--model: '{name}' is a folder, not a file." : $"--model: there is no file '{name}'.");
    }
}
