using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Cli.Stages;

/// <summary>The options that say what a model is to do with a picture.</summary>
internal sealed class ExtractorSymbols
{
    private readonly LayerSymbols _layer = new();

    private readonly Option<OrAuto<Precision>> _precision = new("--precision")
    {
        Description = "What the model computes in; auto takes int8 where the processor is good at it. Default: auto.",
        HelpName = "auto|float32|int8",
        CustomParser = Values.Word<OrAuto<Precision>>(
            ("auto", default), ("float32", new(Precision.Float32)), ("int8", new(Precision.Int8))),
    };

    private readonly Option<OrAuto<OnnxDevice>> _device = new("--device")
    {
        Description = "What to compute on, when the ONNX Runtime at hand was built for it; auto takes the first "
            + "accelerator there is. Features of different devices are kept apart. Default: cpu.",
        HelpName = "auto|cpu|cuda|directml|coreml",
        CustomParser = Values.Word<OrAuto<OnnxDevice>>(
            ("auto", default), ("cpu", new(OnnxDevice.Cpu)), ("cuda", new(OnnxDevice.Cuda)),
            ("directml", new(OnnxDevice.DirectMl)), ("coreml", new(OnnxDevice.CoreMl))),
        DefaultValueFactory = _ => new(OnnxDevice.Cpu),
    };

    private readonly PreprocessingSymbols _preprocessing = new();

    public void AddTo(Command command)
    {
        _layer.AddTo(command);
        command.Add(_precision);
        command.Add(_device);
        _preprocessing.AddTo(command);
    }

    /// <summary>What was said, for a model.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="model">Its id or file; <see langword="null"/> when none was named.</param>
    public ExtractorChoice Read(ParseResult result, string? model) => _layer.Read(result, new ExtractorChoice
    {
        Model = model,
        Precision = result.GetValue(_precision).Value,
        Device = result.CommandResult.Command.Options.Contains(_device)
            ? result.GetValue(_device).Value
            : OnnxDevice.Cpu,
        Preprocessing = _preprocessing.Read(result),
    });
}
